package dev.pghaven.operations.quarkus.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic of dead letters, from the beginning. */
final class DeadLettersRead implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();

    DeadLettersRead(Map<String, Object> broker, String topic) {
        consumer =
                new KafkaConsumer<>(
                        new HashMap<>(broker),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions = List.of(new TopicPartition(topic, 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    synchronized Optional<ConsumerRecord<String, byte[]>> of(String key) {
        consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
        return letters.stream().filter(it -> key.equals(it.key())).findFirst();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
