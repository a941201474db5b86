package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.RequestRejected;
import dev.pghaven.contracts.Topics;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.kafka.Incoming;
import dev.pghaven.contracts.kafka.KafkaRecords;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.quarkus.Submissions;
import dev.pghaven.operations.quarkus.Submitted;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Brings a record into the store: as an operation, or as the rejection that its sender hears of.
 */
@ApplicationScoped
class RequestIntake implements RecordHandler {
    private final Submissions submissions;
    private final Rejections rejections;
    private final UnreadableRecords unreadable;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;

    RequestIntake(
            Submissions submissions,
            Rejections rejections,
            UnreadableRecords unreadable,
            DeadLetters deadLetters,
            MeterRegistry metrics) {
        this.submissions = submissions;
        this.rejections = rejections;
        this.unreadable = unreadable;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> message) {
        switch (KafkaRecords.read(message, Vocabulary.REQUESTS)) {
            case Incoming.Readable<Request>(var envelope, _) -> submit(envelope);
            case Incoming.Unreadable<Request> it -> unreadable.answer(message, it);
        }
    }

    @Override
    public void setAside(ConsumerRecord<String, byte[]> message, String reason) {
        deadLetters.send(Topics.REQUESTS_DLQ, message, reason);
    }

    private void submit(Envelope envelope) {
        switch (submissions.submit(envelope)) {
            case Submitted.Accepted _ -> count("accepted");
            case Submitted.NotOurs _ -> count("not-ours");
            case Submitted.RejectedBefore _ -> count("rejected");
            case Submitted.Invalid(var violations) -> reject(envelope, violations);
            case Submitted.TooLate(var removal) -> reject(envelope, List.of(tooLate(removal)));
            case Submitted.IdentityReused _ -> rejectReused(envelope);
        }
    }

    private static Violation tooLate(UUID removal) {
        return new Violation("cluster", "is being removed by operation " + removal);
    }

    private void reject(Envelope it, List<Violation> violations) {
        rejections.reject(
                Identity.of(it), new RequestRejected(it.subject(), it.type(), it.id(), violations));
        count("rejected");
    }

    private void rejectReused(Envelope it) {
        rejections.rejectReused(Identity.of(it), it.subject(), it.type());
        count("rejected");
    }

    /** Redeliveries included. */
    private void count(String outcome) {
        metrics.counter("pghaven.requests", "outcome", outcome).increment();
    }
}
