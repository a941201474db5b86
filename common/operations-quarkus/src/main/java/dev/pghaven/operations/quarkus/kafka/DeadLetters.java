package dev.pghaven.operations.quarkus.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pghaven.contracts.Topics;
import dev.pghaven.operations.quarkus.OperationsConfiguration;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Puts records that go no further aside, for whoever looks after the topics, and counts them. */
@ApplicationScoped
class DeadLetters {
    private final AcknowledgedProducer producer;
    private final MeterRegistry metrics;
    private final String service;

    DeadLetters(
            AcknowledgedProducer producer, MeterRegistry metrics, OperationsConfiguration config) {
        this.producer = producer;
        this.metrics = metrics;
        this.service = config.service();
    }

    /**
     * Whoever asks how much a counter grew does not see the first step of one that was not there.
     */
    void onStart(@Observes StartupEvent event) {
        List.of(Topics.REQUESTS_DLQ, Topics.EVENTS_DLQ).forEach(this::letters);
    }

    void send(String topic, ConsumerRecord<String, byte[]> message, String reason) {
        send(DeadLetter.of(topic, message, reason));
    }

    void send(ProducerRecord<String, byte[]> fact, String reason) {
        send(DeadLetter.of(Topics.EVENTS_DLQ, fact, reason));
    }

    /** Several services may set the same fact aside, so each letter names its sender. */
    private void send(ProducerRecord<String, byte[]> letter) {
        letter.headers().add("dead-letter-service", service.getBytes(UTF_8));
        for (var refused : producer.send(List.of(letter))) {
            throw new KafkaException("Kafka refused a dead letter: " + refused.reason());
        }
        letters(letter.topic()).increment();
    }

    private Counter letters(String topic) {
        return metrics.counter("pghaven.dead.letters", "topic", topic);
    }
}
