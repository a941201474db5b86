package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Topics;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.kafka.Incoming;
import dev.pghaven.contracts.kafka.KafkaRecords;
import dev.pghaven.contracts.reading.Facts;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.quarkus.FactHandler;
import dev.pghaven.operations.quarkus.FactHandlers;
import dev.pghaven.operations.quarkus.FactSubmissions;
import dev.pghaven.operations.store.StoreException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Brings a fact into the store, as the operations that it leads to in this service. */
@ApplicationScoped
class FactIntake implements RecordHandler {
    private static final Logger LOG = Logger.getLogger(FactIntake.class);

    private final FactSubmissions submissions;
    private final FactHandlers handlers;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;

    FactIntake(
            FactSubmissions submissions,
            FactHandlers handlers,
            DeadLetters deadLetters,
            MeterRegistry metrics) {
        this.submissions = submissions;
        this.handlers = handlers;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> message) {
        switch (KafkaRecords.read(message, Vocabulary.FACTS)) {
            case Incoming.Readable<Fact>(var envelope, var type) -> take(message, envelope, type);
            // Another service may be newer than this one.
            case Incoming.UnknownType<Fact> _ -> count("unknown-type");
            case Incoming.Unreadable<Fact> it -> setAside(message, it.reason());
        }
    }

    @Override
    public void setAside(ConsumerRecord<String, byte[]> message, String reason) {
        deadLetters.send(Topics.EVENTS_DLQ, message, reason);
        count("dead-letter");
    }

    private void take(
            ConsumerRecord<String, byte[]> message, Envelope envelope, Class<? extends Fact> type) {
        var concerned = handlers.of(type);
        if (concerned.isEmpty()) {
            count("not-ours");
            return;
        }
        var fact = read(envelope);
        if (fact.isEmpty()) {
            setAside(message, "the data do not fit the type " + envelope.type());
            return;
        }
        concerned.forEach(handler -> take(message, envelope, fact.get(), handler));
    }

    private static Optional<Fact> read(Envelope envelope) {
        try {
            return Optional.of(Facts.read(envelope));
        } catch (IllegalArgumentException misfit) {
            LOG.errorf("Fact %s of %s: %s", envelope.id(), envelope.source(), misfit.getMessage());
            return Optional.empty();
        }
    }

    /** One handler that fails must not keep the fact from the others. */
    private void take(
            ConsumerRecord<String, byte[]> message,
            Envelope envelope,
            Fact fact,
            FactHandler handler) {
        try {
            submissions
                    .submit(handler, envelope, fact)
                    .ifPresentOrElse(it -> submitted(message, it), () -> count("nothing-to-do"));
        } catch (StoreException | KafkaException e) {
            throw e;
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "%s cannot handle fact %s", handler.name(), envelope.id());
            setAside(message, handler.name() + " failed: " + bug.getClass().getSimpleName());
        }
    }

    private void submitted(ConsumerRecord<String, byte[]> message, Submission submission) {
        switch (submission) {
            case Submission.Accepted _, Submission.Known _ -> count("accepted");
            case Submission.TooLate _ -> count("too-late");
            case Submission.Rejected(), Submission.IdentityReused() ->
                    setAside(message, "another fact of this source had the same id");
        }
    }

    /** Redeliveries included. */
    private void count(String outcome) {
        metrics.counter("pghaven.facts", "outcome", outcome).increment();
    }
}
