package dev.pghaven.provisioner.e2e;

import dev.pghaven.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** The dead letters of the requests, from the beginning. */
final class DeadLetterLog implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();

    DeadLetterLog(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(Topics.REQUESTS_DLQ).stream()
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    ConsumerRecord<String, byte[]> await(String key) {
        Awaitility.await("dead letter " + key)
                .atMost(Duration.ofSeconds(30))
                .until(() -> read().stream().anyMatch(it -> key.equals(it.key())));
        return letters.stream().filter(it -> key.equals(it.key())).findFirst().orElseThrow();
    }

    static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private List<ConsumerRecord<String, byte[]>> read() {
        consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
        return letters;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
