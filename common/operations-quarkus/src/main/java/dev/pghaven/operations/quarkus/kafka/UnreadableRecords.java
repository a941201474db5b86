package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.RequestRejected;
import dev.pghaven.contracts.Topics;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.kafka.Attributes;
import dev.pghaven.contracts.kafka.Incoming;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.quarkus.OperationsConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Answers what nobody can act upon, in the one service that does so: a dead letter for whoever
 * looks after the topic, and a {@code RequestRejected} for the sender. The others only count it.
 */
@ApplicationScoped
class UnreadableRecords {
    private final DeadLetters deadLetters;
    private final Rejections rejections;
    private final MeterRegistry metrics;
    private final boolean answers;

    UnreadableRecords(
            DeadLetters deadLetters,
            Rejections rejections,
            MeterRegistry metrics,
            OperationsConfiguration config) {
        this.deadLetters = deadLetters;
        this.rejections = rejections;
        this.metrics = metrics;
        this.answers = config.kafka().answersUnreadable();
    }

    void answer(ConsumerRecord<String, byte[]> message, Incoming.Unreadable<Request> unreadable) {
        metrics.counter("pghaven.requests.unreadable", "kind", kindOf(unreadable)).increment();
        if (answers) {
            deadLetters.send(Topics.REQUESTS_DLQ, message, unreadable.reason());
            reject(message, unreadable);
        }
    }

    private void reject(
            ConsumerRecord<String, byte[]> message, Incoming.Unreadable<Request> unreadable) {
        var named = unreadable.attributes().orElseGet(() -> byCoordinates(message));
        rejections.reject(
                identity(named, message),
                new RequestRejected(
                        named.subject(),
                        named.type(),
                        named.id(),
                        List.of(new Violation("", unreadable.reason()))));
    }

    /** What does not name itself is named by where it stands in Kafka. */
    private static Attributes byCoordinates(ConsumerRecord<String, byte[]> message) {
        return new Attributes(
                message.partition() + "@" + message.offset(),
                URI.create("urn:kafka:" + message.topic()),
                "",
                Objects.requireNonNullElse(message.key(), ""));
    }

    /** The coordinates tell two unreadable records of one name apart, and a redelivery not. */
    private static Identity identity(Attributes named, ConsumerRecord<String, byte[]> message) {
        var where = Map.of("partition", message.partition(), "offset", message.offset());
        return Identity.of(
                new Envelope(
                        named.id(),
                        named.source(),
                        named.type(),
                        named.subject(),
                        Instant.ofEpochMilli(message.timestamp()),
                        null,
                        null,
                        Json.toNode(where)));
    }

    private static String kindOf(Incoming.Unreadable<Request> unreadable) {
        return switch (unreadable) {
            case Incoming.NotACloudEvent<Request> it -> "not-a-cloud-event";
            case Incoming.NotJson<Request> it -> "not-json";
            case Incoming.UnknownType<Request> it -> "unknown-type";
            case Incoming.UnsupportedVersion<Request> it -> "unsupported-version";
            case Incoming.TooLarge<Request> it -> "too-large";
        };
    }
}
