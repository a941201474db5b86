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
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Brings a record into the store: as an operation, or as the rejection that its sender hears of.
 */
@ApplicationScoped
class RequestIntake implements RecordHandler {
    private static final String ACCEPTED = "accepted";
    private static final String NOT_OURS = "not-ours";
    private static final String REJECTED = "rejected";

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

    /** As with {@link DeadLetters}. */
    void onStart(@Observes StartupEvent event) {
        List.of(ACCEPTED, NOT_OURS, REJECTED).forEach(this::requests);
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
            case Submitted.Accepted _ -> requests(ACCEPTED).increment();
            case Submitted.NotOurs _ -> requests(NOT_OURS).increment();
            case Submitted.RejectedBefore _ -> requests(REJECTED).increment();
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
        requests(REJECTED).increment();
    }

    private void rejectReused(Envelope it) {
        rejections.rejectReused(Identity.of(it), it.subject(), it.type());
        requests(REJECTED).increment();
    }

    /** Redeliveries included. */
    private Counter requests(String outcome) {
        return metrics.counter("pghaven.requests", "outcome", outcome);
    }
}
