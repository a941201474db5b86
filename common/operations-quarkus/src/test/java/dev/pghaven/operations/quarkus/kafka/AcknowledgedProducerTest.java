package dev.pghaven.operations.quarkus.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class AcknowledgedProducerTest {
    private final ProducerRecord<String, byte[]> first = new ProducerRecord<>("events", "1", null);
    private final ProducerRecord<String, byte[]> second = new ProducerRecord<>("events", "2", null);

    @Test
    void sendsInOrder() {
        var kafka = new Answering(null);

        assertThat(AcknowledgedProducer.send(List.of(first, second), kafka)).isEmpty();

        assertThat(kafka.history()).containsExactly(first, second);
    }

    @Test
    void saysWhatKafkaNeverTakesAndGoesOn() {
        var kafka = new Answering(new RecordTooLargeException("too large"));

        assertThat(AcknowledgedProducer.send(List.of(first, second), kafka))
                .containsExactly(new Refused(first, "too large"));
    }

    @Test
    void throwsWhereLaterMayHelp() {
        var kafka = new Answering(new TimeoutException("no answer"));

        assertThatThrownBy(() -> AcknowledgedProducer.send(List.of(first, second), kafka))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("no answer");
    }

    /** Answers the first record with an error, if there is one, and takes the others. */
    private static final class Answering extends MockProducer<String, byte[]> {
        private final RuntimeException firstAnswer;

        Answering(RuntimeException firstAnswer) {
            super(false, null, new StringSerializer(), new ByteArraySerializer());
            this.firstAnswer = firstAnswer;
        }

        @Override
        public synchronized void flush() {
            var more = firstAnswer == null ? completeNext() : errorNext(firstAnswer);
            while (more) {
                more = completeNext();
            }
        }
    }
}
