package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.contracts.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Puts records that go no further aside, for whoever looks after the topics, and counts them. */
@ApplicationScoped
class DeadLetters {
    private final AcknowledgedProducer producer;
    private final MeterRegistry metrics;

    DeadLetters(AcknowledgedProducer producer, MeterRegistry metrics) {
        this.producer = producer;
        this.metrics = metrics;
    }

    void send(ConsumerRecord<String, byte[]> request, String reason) {
        send(DeadLetter.of(Topics.REQUESTS_DLQ, request, reason));
    }

    void send(ProducerRecord<String, byte[]> fact, String reason) {
        send(DeadLetter.of(Topics.EVENTS_DLQ, fact, reason));
    }

    private void send(ProducerRecord<String, byte[]> letter) {
        for (var refused : producer.send(List.of(letter))) {
            throw new KafkaException("Kafka refused a dead letter: " + refused.reason());
        }
        metrics.counter("pghaven.dead.letters", "topic", letter.topic()).increment();
    }
}
