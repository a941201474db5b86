package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Parsed;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.Vocabulary.Meaning;
import dev.pghaven.contracts.reading.Requests;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.engine.Engine;
import jakarta.enterprise.context.ApplicationScoped;

/** The one way in for requests, whether they come by Kafka or by REST. */
@ApplicationScoped
public class Submissions {
    private final Engine engine;
    private final RequestHandler handler;
    private final String service;

    Submissions(Engine engine, RequestHandler handler, OperationsConfiguration config) {
        this.service = config.service();
        this.engine = engine;
        this.handler = handler;
    }

    public Submitted submit(Envelope envelope) {
        return isOurs(envelope) ? parse(envelope) : new Submitted.NotOurs();
    }

    /** Asked before the rules are: a request that breaks some is answered by one service only. */
    private boolean isOurs(Envelope envelope) {
        return switch (Vocabulary.REQUESTS.lookUp(envelope.type())) {
            case Meaning.Known<Request>(var type) -> handler.types().contains(type);
            case Meaning.OtherVersion<Request> _, Meaning.Unknown<Request> _ -> false;
        };
    }

    private Submitted parse(Envelope envelope) {
        return switch (Requests.parse(envelope)) {
            case Parsed.Invalid<Request>(var violations) -> new Submitted.Invalid(violations);
            case Parsed.Valid<Request>(var request) -> submit(Identity.of(envelope), request);
        };
    }

    private Submitted submit(Identity identity, Request request) {
        var plan = handler.planFor(identity.operationOf(service), request);
        return plan.isEmpty()
                ? new Submitted.NotOurs()
                : submit(identity, request.cluster(), plan.get());
    }

    private <S> Submitted submit(Identity identity, ClusterRef cluster, Plan<S> plan) {
        var submission =
                engine.intake().submit(identity, plan.workflow(), cluster, plan.initialState());
        return switch (submission) {
            case Submission.Accepted(var operation) -> new Submitted.Accepted(operation);
            case Submission.Known(var operation) -> new Submitted.Accepted(operation);
            case Submission.TooLate(var removal) -> new Submitted.TooLate(removal);
            case Submission.Rejected() -> new Submitted.RejectedBefore();
            case Submission.IdentityReused() -> new Submitted.IdentityReused();
        };
    }
}
