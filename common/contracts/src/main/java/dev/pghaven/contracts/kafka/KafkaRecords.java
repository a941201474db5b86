package dev.pghaven.contracts.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Vocabulary;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** CloudEvents as Kafka records: written in binary mode, read in binary or structured mode. */
public final class KafkaRecords {
    /** What a record may hold, headers included. */
    public static final int MAX_BYTES = 1 << 20;

    static final String CAUSATION_ID = "causationid";
    static final String SEQUENCE = "sequence";

    private KafkaRecords() {}

    /** Keyed by the subject, so that the records of one cluster keep their order. */
    public static ProducerRecord<String, byte[]> write(String topic, Envelope envelope) {
        return KafkaMessageFactory.createWriter(
                        topic, null, envelope.time().toEpochMilli(), envelope.subject())
                .writeBinary(toCloudEvent(envelope));
    }

    public static <T> Incoming<T> read(
            ConsumerRecord<?, byte[]> message, Vocabulary<T> vocabulary) {
        return new Reading<>(message, vocabulary).outcome();
    }

    private static CloudEvent toCloudEvent(Envelope envelope) {
        var event =
                CloudEventBuilder.v1()
                        .withId(envelope.id())
                        .withSource(envelope.source())
                        .withType(envelope.type())
                        .withSubject(envelope.subject())
                        .withTime(envelope.time().atOffset(ZoneOffset.UTC))
                        .withData("application/json", Json.write(envelope.data()).getBytes(UTF_8));
        envelope.causationId().ifPresent(id -> event.withExtension(CAUSATION_ID, id));
        envelope.sequence().ifPresent(number -> event.withExtension(SEQUENCE, number.toString()));
        return event.build();
    }
}
