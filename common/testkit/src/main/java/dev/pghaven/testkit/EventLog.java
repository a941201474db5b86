package dev.pghaven.testkit;

import dev.pghaven.contracts.Topics;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Every fact that was published, from the beginning, with those that came twice counted once, as
 * consumers do.
 */
public final class EventLog implements AutoCloseable {
    private final KafkaConsumer<String, CloudEvent> consumer;
    private final Map<String, CloudEvent> byId = new LinkedHashMap<>();

    public EventLog(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new CloudEventDeserializer());
        var partitions =
                consumer.partitionsFor(Topics.EVENTS).stream()
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public List<CloudEvent> read() {
        consumer.poll(Duration.ofMillis(200))
                .forEach(it -> byId.putIfAbsent(it.value().getId(), it.value()));
        return new ArrayList<>(byId.values());
    }

    public List<String> names() {
        return read().stream().map(it -> it.getType().split("\\.")[2]).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
