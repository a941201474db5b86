package dev.pghaven.operations.quarkus.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.Topics;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final String MUCH = "x".repeat(2_000_000);

    @Test
    void saysWhatItWasAndWhyAndWhereItStood() {
        var message = Consumed.of(3, 7, "apps/orders", "{}", Map.of("ce_id", "4711"));

        var letter = DeadLetter.of(Topics.REQUESTS_DLQ, message, "no type");

        assertThat(letter.topic()).isEqualTo(Topics.REQUESTS_DLQ);
        assertThat(letter.key()).isEqualTo("apps/orders");
        assertThat(letter.value()).isEqualTo("{}".getBytes(UTF_8));
        assertThat(header(letter, "ce_id")).isEqualTo("4711");
        assertThat(header(letter, "dead-letter-reason")).isEqualTo("no type");
        assertThat(header(letter, "dead-letter-topic")).isEqualTo(Topics.REQUESTS);
        assertThat(header(letter, "dead-letter-partition")).isEqualTo("3");
        assertThat(header(letter, "dead-letter-offset")).isEqualTo("7");
    }

    @Test
    void fitsARecordWhateverTheRecordWasLike() {
        var message = Consumed.of(0, 0, MUCH, MUCH, Map.of("ce_type", MUCH, MUCH, ""));

        var letter = DeadLetter.of(Topics.REQUESTS_DLQ, message, MUCH);

        assertThat(letter.value()).hasSize(64 * 1024);
        assertThat(letter.key().length() + sizeOfHeaders(letter)).isLessThan(200_000);
    }

    @Test
    void aTombstoneWithoutAKeyHasOneToo() {
        var letter =
                DeadLetter.of(
                        Topics.REQUESTS_DLQ, Consumed.of(0, 0, null, null, Map.of()), "empty");

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
    }

    private static int sizeOfHeaders(ProducerRecord<String, byte[]> letter) {
        return StreamSupport.stream(letter.headers().spliterator(), false)
                .mapToInt(header -> header.key().length() + header.value().length)
                .sum();
    }

    private static String header(ProducerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
