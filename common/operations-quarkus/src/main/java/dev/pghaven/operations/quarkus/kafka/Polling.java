package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.operations.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jboss.logging.Logger;

/**
 * Takes the records of a topic, one after the other. A record counts as consumed only when the
 * store has it; while the store is away, the consumer goes back to it and stays a member of its
 * group.
 */
final class Polling {
    private static final Logger LOG = Logger.getLogger(Polling.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<String, byte[]> consumer;
    private final RecordHandler handler;
    private String waiting = "";

    Polling(Consumer<String, byte[]> consumer, RecordHandler handler) {
        this.consumer = consumer;
        this.handler = handler;
    }

    void subscribe(String topic) {
        consumer.subscribe(List.of(topic));
    }

    /** False if something is away and records had to be put back. */
    boolean poll() {
        return takeAll(consumer.poll(POLL));
    }

    /**
     * Once one has to wait, none of the others is tried: while the store hangs, each would take its
     * time, and together longer than Kafka waits for the next poll.
     */
    private boolean takeAll(ConsumerRecords<String, byte[]> records) {
        var all = true;
        for (var partition : records.partitions()) {
            var messages = records.records(partition);
            var taken = all ? take(messages) : 0;
            all &= taken == messages.size();
            goOnAfter(taken, messages, partition);
        }
        return all;
    }

    /** How many were taken before one had to wait. */
    private int take(List<ConsumerRecord<String, byte[]>> messages) {
        var taken = 0;
        while (taken < messages.size() && isTaken(messages.get(taken))) {
            taken++;
        }
        return taken;
    }

    private void goOnAfter(
            int taken, List<ConsumerRecord<String, byte[]>> messages, TopicPartition partition) {
        if (taken < messages.size()) {
            consumer.seek(partition, messages.get(taken).offset());
        }
        if (taken > 0) {
            commit(partition, messages.get(taken - 1).offset() + 1);
        }
    }

    /** Whoever gets the partition next takes the records again, and the store knows them. */
    private void commit(TopicPartition partition, long next) {
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        } catch (RebalanceInProgressException | CommitFailedException e) {
            LOG.debugf("The group rebalances, %s is not committed: %s", partition, e.getMessage());
        }
    }

    private boolean isTaken(ConsumerRecord<String, byte[]> message) {
        try {
            handler.take(message);
            return true;
        } catch (StoreException e) {
            return e.refusesData() ? isSetAside(message, e) : waits(message, e);
        } catch (KafkaException away) {
            return waits(message, away);
        } catch (RuntimeException | Error bug) {
            return isSetAside(message, bug);
        }
    }

    /** One record that we cannot handle must not hold up all that follow. */
    private boolean isSetAside(ConsumerRecord<String, byte[]> message, Throwable bug) {
        LOG.errorf(
                bug,
                "Record %s-%d@%d becomes a dead letter",
                message.topic(),
                message.partition(),
                message.offset());
        try {
            handler.setAside(message, "handling it failed: " + bug.getClass().getSimpleName());
            return true;
        } catch (KafkaException away) {
            return waits(message, away);
        }
    }

    /** It is tried again every moment; that it waits, and why, is said once. */
    private boolean waits(ConsumerRecord<String, byte[]> message, RuntimeException away) {
        var now =
                "Record %s-%d@%d waits: %s"
                        .formatted(
                                message.topic(),
                                message.partition(),
                                message.offset(),
                                away.getMessage());
        if (!now.equals(waiting)) {
            LOG.warn(now);
            waiting = now;
        }
        return false;
    }
}
