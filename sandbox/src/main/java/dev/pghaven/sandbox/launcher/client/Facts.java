package dev.pghaven.sandbox.launcher.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.contracts.Topics;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads facts from Kafka as any other system would, from the moment of its making on. */
public final class Facts implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final ObjectMapper json = new ObjectMapper();
    private final KafkaConsumer<String, CloudEvent> consumer;

    public Facts(String bootstrapServers) {
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
        consumer.seekToEnd(partitions);
        // seekToEnd is lazy: without this, facts said before the first poll would be passed over.
        partitions.forEach(consumer::position);
    }

    /**
     * Shows each fact that {@code causation} led to, and answers the first whose name is among
     * {@code last}, or that nothing was said in time.
     */
    public Said await(
            String causation,
            Set<String> last,
            Duration atMost,
            Consumer<Said> show,
            Runnable meanwhile) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < deadline) {
            var said =
                    StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                            .map(it -> it.value())
                            .filter(it -> causation.equals(it.getExtension("causationid")))
                            .map(this::said)
                            .toList();
            said.forEach(show);
            var answer = said.stream().filter(it -> last.contains(it.name())).findFirst();
            if (answer.isPresent()) {
                return answer.get();
            }
            meanwhile.run();
        }
        var silence = "none of " + last + " was said within " + atMost.toSeconds() + " s";
        return new Said("nothing", json.createObjectNode().put("reason", silence));
    }

    private Said said(CloudEvent event) {
        try {
            return new Said(
                    event.getType().split("\\.")[2], json.readTree(event.getData().toBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
