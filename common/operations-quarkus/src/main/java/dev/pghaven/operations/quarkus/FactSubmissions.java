package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Fact;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.engine.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The one way in for facts that lead to operations. */
@ApplicationScoped
public class FactSubmissions {
    private final Engine engine;
    private final String service;

    FactSubmissions(Engine engine, OperationsConfiguration config) {
        this.engine = engine;
        this.service = config.service();
    }

    /** Empty if the fact leads to nothing here. */
    public Optional<Submission> submit(FactHandler handler, Envelope envelope, Fact fact) {
        var identity = Identity.of(envelope).readBy(handler.name());
        return handler.planFor(identity.operationOf(service), fact)
                .map(plan ->
                        engine.intake().submit(identity, ClusterRef.parse(fact.subject()), plan));
    }
}
