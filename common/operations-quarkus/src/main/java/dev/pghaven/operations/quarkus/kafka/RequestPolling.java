package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.contracts.Topics;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import dev.pghaven.operations.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Takes requests from Kafka, one after the other. A record counts as consumed only when the store
 * has it; while the store is away, the consumer goes back to it and stays a member of its group.
 */
final class RequestPolling {
    private static final Logger LOG = Logger.getLogger(RequestPolling.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String NOTHING = "";

    private final Consumer<String, byte[]> consumer;
    private final RequestIntake intake;
    private final EngineLifecycle lifecycle;
    private final Duration retry;
    private String waitingFor = NOTHING;

    RequestPolling(
            Consumer<String, byte[]> consumer,
            RequestIntake intake,
            EngineLifecycle lifecycle,
            Duration retry) {
        this.consumer = consumer;
        this.intake = intake;
        this.lifecycle = lifecycle;
        this.retry = retry;
    }

    void pollUntilStopped() throws InterruptedException {
        consumer.subscribe(List.of(Topics.REQUESTS));
        while (!lifecycle.isStopping()) {
            if (!takeAll(consumer.poll(POLL))) {
                lifecycle.stopsWithin(retry);
            }
        }
    }

    /** False if some had to be put back. */
    private boolean takeAll(ConsumerRecords<String, byte[]> records) {
        var all = true;
        for (var partition : records.partitions()) {
            all &= takeAll(partition, records.records(partition));
        }
        return all;
    }

    private boolean takeAll(
            TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        for (var message : records) {
            if (!taken(message)) {
                goBackTo(partition, message.offset());
                return false;
            }
        }
        commit(partition, records.getLast().offset() + 1);
        return true;
    }

    private void goBackTo(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        commit(partition, offset);
    }

    private void commit(TopicPartition partition, long next) {
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
    }

    private boolean taken(ConsumerRecord<String, byte[]> message) {
        try {
            intake.take(message);
            waitingFor = NOTHING;
            return true;
        } catch (StoreException | KafkaException away) {
            logOnce(message, away.getMessage());
            return false;
        } catch (RuntimeException bug) {
            return setAside(message, bug);
        }
    }

    private void logOnce(ConsumerRecord<String, byte[]> message, String reason) {
        if (!waitingFor.equals(reason)) {
            LOG.warnf(
                    "Record %s-%d@%d waits: %s",
                    message.topic(), message.partition(), message.offset(), reason);
            waitingFor = String.valueOf(reason);
        }
    }

    /** One record that we cannot handle must not hold up all that follow. */
    private boolean setAside(ConsumerRecord<String, byte[]> message, RuntimeException bug) {
        LOG.errorf(
                bug,
                "Record %s-%d@%d becomes a dead letter",
                message.topic(),
                message.partition(),
                message.offset());
        try {
            intake.setAside(message, "handling it failed: " + bug.getClass().getSimpleName());
            return true;
        } catch (KafkaException away) {
            return false;
        }
    }
}
