package dev.pghaven.operations.quarkus.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    @Test
    void saysWhyAndWhereItStood() {
        var letter = DeadLetters.of(message(new byte[] {1, 2}), "not a CloudEvent");

        assertThat(header(letter, "dead-letter-reason")).isEqualTo("not a CloudEvent");
        assertThat(header(letter, "dead-letter-topic")).isEqualTo("requests");
        assertThat(header(letter, "dead-letter-partition")).isEqualTo("3");
        assertThat(header(letter, "dead-letter-offset")).isEqualTo("42");
        assertThat(letter.key()).isEqualTo("apps/orders");
        assertThat(letter.value()).containsExactly(1, 2);
    }

    @Test
    void keepsNoMoreThanTheBeginning() {
        assertThat(DeadLetters.of(message(new byte[100_000]), "too large").value())
                .hasSize(64 * 1024);
    }

    @Test
    void keepsNothingOfNothing() {
        assertThat(DeadLetters.of(message(null), "empty").value()).isNull();
    }

    private static ConsumerRecord<String, byte[]> message(byte[] value) {
        return new ConsumerRecord<>("requests", 3, 42, "apps/orders", value);
    }

    private static String header(ProducerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
