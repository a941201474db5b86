package dev.pghaven.cli.events;

import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Topics;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.kafka.Incoming;
import dev.pghaven.contracts.kafka.KafkaRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of the facts, read by one who belongs to no group and leaves no trace. */
public final class FactLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /** A client that waits for records does not say that Kafka is away. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;
    private long heard = System.nanoTime();

    private FactLog(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
        this.partitions =
                consumer.partitionsFor(Topics.EVENTS).stream()
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            throw new Failure(Exit.REFUSED, "Kafka has no topic " + Topics.EVENTS);
        }
        consumer.assign(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    /**
     * @param config of Kafka's consumer, with its bootstrap servers
     */
    public static FactLog open(Properties config) {
        var consumer = consumer(config);
        try {
            return reached(() -> new FactLog(consumer));
        } catch (Failure e) {
            consumer.close();
            throw e;
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(Properties config) {
        try {
            return new KafkaConsumer<>(
                    config, new StringDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw new Failure(
                    Exit.USAGE, "Kafka's consumer refuses its configuration: " + reason(e), e);
        }
    }

    /** Goes on with the first fact that was published since; with the next one if there is none. */
    public void rewindTo(Instant since) {
        var millis = since.toEpochMilli();
        var asked = partitions.stream().collect(Collectors.toMap(it -> it, _ -> millis));
        reached(() -> consumer.offsetsForTimes(asked))
                .forEach((partition, found) ->
                        consumer.seek(
                                partition, found == null ? ends.get(partition) : found.offset()));
    }

    /** Those that have come, after a moment perhaps none. */
    public List<Incoming<Fact>> next() {
        var records = reached(() -> consumer.poll(POLL));
        if (!records.isEmpty()) {
            heard = System.nanoTime();
        } else if (System.nanoTime() - heard > SILENCE.toNanos()) {
            reached(() -> consumer.endOffsets(partitions));
            heard = System.nanoTime();
        }
        return StreamSupport.stream(records.spliterator(), false)
                .map(it -> KafkaRecords.read(it, Vocabulary.FACTS))
                .toList();
    }

    /** Whether all has been read that was there when this was opened. */
    public boolean isRead() {
        return ends.entrySet().stream()
                .allMatch(it -> consumer.position(it.getKey()) >= it.getValue());
    }

    private static <T> T reached(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (KafkaException e) {
            throw new Failure(Exit.UNREACHABLE, "cannot read Kafka: " + reason(e), e);
        }
    }

    private static String reason(KafkaException e) {
        return (e.getCause() == null ? e : e.getCause()).getMessage();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
