package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.contracts.Topics;
import dev.pghaven.contracts.kafka.KafkaRecords;
import dev.pghaven.operations.FactPublisher;
import dev.pghaven.operations.OutboxRecord;
import dev.pghaven.operations.quarkus.observe.StepMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Publishes facts to the topic of events. One that Kafka never takes becomes a dead letter: it must
 * not hold up all facts after it, and its number is missing where consumers can see it.
 */
@ApplicationScoped
class KafkaFactPublisher implements FactPublisher {
    private static final Logger LOG = Logger.getLogger(KafkaFactPublisher.class);

    private final AcknowledgedProducer producer;
    private final DeadLetters deadLetters;
    private final StepMetrics steps;

    KafkaFactPublisher(AcknowledgedProducer producer, DeadLetters deadLetters, StepMetrics steps) {
        this.producer = producer;
        this.deadLetters = deadLetters;
        this.steps = steps;
    }

    @Override
    public void publish(List<OutboxRecord> facts) {
        var records =
                facts.stream().map(it -> KafkaRecords.write(Topics.EVENTS, it.envelope())).toList();
        producer.send(records).forEach(this::setAside);
        facts.forEach(it -> steps.count(it.envelope()));
    }

    private void setAside(Refused refused) {
        LOG.errorf(
                "A fact about %s becomes a dead letter: %s",
                refused.message().key(), refused.reason());
        deadLetters.send(refused.message(), refused.reason());
    }
}
