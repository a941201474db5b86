package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.engine.Engine;
import jakarta.enterprise.context.ApplicationScoped;

/** The one way in for requests that somebody makes, whether by Kafka or by REST. */
@ApplicationScoped
public class Submissions {
    private final Engine engine;
    private final RequestPlans plans;
    private final String service;

    Submissions(Engine engine, RequestPlans plans, OperationsConfiguration config) {
        this.engine = engine;
        this.plans = plans;
        this.service = config.service();
    }

    public Submitted submit(Envelope envelope) {
        var identity = Identity.of(envelope);
        return switch (plans.planFor(identity.operationOf(service), envelope)) {
            case RequestPlan.NotOurs() -> new Submitted.NotOurs();
            case RequestPlan.Invalid(var violations) -> new Submitted.Invalid(violations);
            case RequestPlan.Ready(var request, var plan) ->
                    submitted(engine.intake().submit(identity, request.cluster(), plan));
        };
    }

    private static Submitted submitted(Submission submission) {
        return switch (submission) {
            case Submission.Accepted(var operation) -> new Submitted.Accepted(operation);
            case Submission.Known(var operation) -> new Submitted.Accepted(operation);
            case Submission.TooLate(var removal) -> new Submitted.TooLate(removal);
            case Submission.Rejected() -> new Submitted.RejectedBefore();
            case Submission.IdentityReused() -> new Submitted.IdentityReused();
        };
    }
}
