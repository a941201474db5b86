package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.contracts.Topics;
import dev.pghaven.contracts.kafka.KafkaRecords;
import dev.pghaven.operations.FactPublisher;
import dev.pghaven.operations.OutboxRecord;
import dev.pghaven.operations.quarkus.observe.StepMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Publishes facts to the topic of events. */
@ApplicationScoped
class KafkaFactPublisher implements FactPublisher {
    private final AcknowledgedProducer producer;
    private final StepMetrics steps;

    KafkaFactPublisher(AcknowledgedProducer producer, StepMetrics steps) {
        this.producer = producer;
        this.steps = steps;
    }

    @Override
    public void publish(List<OutboxRecord> facts) {
        producer.send(
                facts.stream()
                        .map(it -> KafkaRecords.write(Topics.EVENTS, it.envelope()))
                        .toList());
        facts.forEach(it -> steps.count(it.envelope()));
    }
}
