package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.contracts.RequestRejected;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.engine.Engine;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells senders that their request was not accepted: each of them, and once. */
@ApplicationScoped
class Rejections {
    private final Engine engine;

    Rejections(Engine engine) {
        this.engine = engine;
    }

    void reject(Identity identity, RequestRejected fact) {
        if (engine.intake().reject(identity, fact) instanceof Submission.IdentityReused) {
            rejectReused(identity, fact.subject(), fact.requestType());
        }
    }

    void rejectReused(Identity identity, String subject, String requestType) {
        engine.intake().rejectReused(identity, subject, requestType);
    }
}
