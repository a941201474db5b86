package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.RequestRejected;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.kafka.Incoming;
import dev.pghaven.contracts.kafka.KafkaRecords;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.quarkus.Submissions;
import dev.pghaven.operations.quarkus.Submitted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Brings a record into the store: as an operation, or as the rejection that its sender hears of.
 */
@ApplicationScoped
class RequestIntake {
    private final Submissions submissions;
    private final Engine engine;
    private final UnreadableRecords unreadable;
    private final DeadLetters deadLetters;

    RequestIntake(
            Submissions submissions,
            Engine engine,
            UnreadableRecords unreadable,
            DeadLetters deadLetters) {
        this.submissions = submissions;
        this.engine = engine;
        this.unreadable = unreadable;
        this.deadLetters = deadLetters;
    }

    /** Throws while the store or Kafka is away; the record is then to be taken again. */
    void take(ConsumerRecord<String, byte[]> message) {
        switch (KafkaRecords.read(message, Vocabulary.REQUESTS)) {
            case Incoming.Readable<Request>(var envelope, var type) -> submit(envelope);
            case Incoming.Unreadable<Request> it -> unreadable.answer(message, it);
        }
    }

    void setAside(ConsumerRecord<String, byte[]> message, String reason) {
        deadLetters.send(message, reason);
    }

    private void submit(Envelope envelope) {
        switch (submissions.submit(envelope)) {
            case Submitted.Accepted(var operation) -> {}
            case Submitted.NotOurs() -> {}
            case Submitted.RejectedBefore() -> {}
            case Submitted.Invalid(var violations) -> reject(envelope, violations);
            case Submitted.TooLate(var removal) ->
                    reject(
                            envelope,
                            List.of(
                                    new Violation(
                                            "cluster",
                                            "is being removed by operation " + removal)));
            case Submitted.IdentityReused() ->
                    engine.intake()
                            .rejectReused(
                                    Identity.of(envelope), envelope.subject(), envelope.type());
        }
    }

    private void reject(Envelope envelope, List<Violation> violations) {
        engine.intake()
                .reject(
                        Identity.of(envelope),
                        new RequestRejected(
                                envelope.subject(), envelope.type(), envelope.id(), violations));
    }
}
