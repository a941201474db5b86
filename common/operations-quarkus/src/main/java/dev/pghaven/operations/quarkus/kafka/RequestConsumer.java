package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.operations.quarkus.EngineLifecycle;
import dev.pghaven.operations.quarkus.OperationsConfiguration;
import dev.pghaven.operations.store.StoreException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes requests from Kafka, one after the other. A record counts as consumed only when the store
 * has it; while the store or Kafka is away, the consumer pauses and keeps its partitions.
 */
@ApplicationScoped
class RequestConsumer {
    private static final Logger LOG = Logger.getLogger(RequestConsumer.class);

    private final RequestIntake intake;
    private final EngineLifecycle lifecycle;
    private final Duration retry;

    RequestConsumer(
            RequestIntake intake, EngineLifecycle lifecycle, OperationsConfiguration config) {
        this.intake = intake;
        this.lifecycle = lifecycle;
        this.retry = config.kafka().retry();
    }

    @Incoming("requests")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        if (!lifecycle.awaitStarted()) {
            throw new IllegalStateException("the service stops; the record stays in Kafka");
        }
        while (!taken(message)) {
            if (lifecycle.stopsWithin(retry)) {
                throw new IllegalStateException("the service stops; the record stays in Kafka");
            }
        }
    }

    private boolean taken(ConsumerRecord<String, byte[]> message) {
        try {
            intake.take(message);
            return true;
        } catch (StoreException | KafkaException away) {
            LOG.warnf(
                    "Record %s-%d@%d waits: %s",
                    message.topic(), message.partition(), message.offset(), away.getMessage());
            return false;
        }
    }
}
