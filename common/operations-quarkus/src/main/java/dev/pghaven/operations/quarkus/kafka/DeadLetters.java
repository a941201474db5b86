package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.contracts.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts records that nobody can act upon aside, with the reason and where they stood. */
@ApplicationScoped
class DeadLetters {
    private static final int MOST_BYTES = 64 * 1024;

    private final AcknowledgedProducer producer;

    DeadLetters(AcknowledgedProducer producer) {
        this.producer = producer;
    }

    void send(ConsumerRecord<String, byte[]> message, String reason) {
        producer.send(List.of(of(message, reason)));
    }

    static ProducerRecord<String, byte[]> of(
            ConsumerRecord<String, byte[]> message, String reason) {
        var letter =
                new ProducerRecord<>(Topics.REQUESTS_DLQ, message.key(), head(message.value()));
        letter.headers()
                .add("dead-letter-reason", bytes(reason))
                .add("dead-letter-topic", bytes(message.topic()))
                .add("dead-letter-partition", bytes(String.valueOf(message.partition())))
                .add("dead-letter-offset", bytes(String.valueOf(message.offset())));
        return letter;
    }

    private static byte[] head(byte[] value) {
        return value == null || value.length <= MOST_BYTES
                ? value
                : Arrays.copyOf(value, MOST_BYTES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
