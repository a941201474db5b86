package dev.pghaven.sandbox.launcher.bench.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Topics;
import dev.pghaven.sandbox.launcher.bench.BenchFailure;
import dev.pghaven.sandbox.launcher.bench.health.Happening.Kind;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads facts from Kafka as any other system would, each as soon as it is there. */
final class FactReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final ObjectMapper json = new ObjectMapper();
    private final Sightings sightings;
    private final KafkaConsumer<String, CloudEvent> consumer;
    private final Thread thread = Thread.ofPlatform().name("fact-reader").unstarted(this::run);
    private final AtomicInteger others = new AtomicInteger();
    private volatile Optional<RuntimeException> broke = Optional.empty();
    private volatile boolean closed;

    FactReader(String bootstrapServers, Sightings sightings) {
        this.sightings = sightings;
        this.consumer =
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
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                var records = consumer.poll(POLL);
                var at = System.nanoTime();
                records.forEach(it -> read(it.value(), at));
            }
        } catch (RuntimeException e) {
            broke = Optional.of(e);
        } finally {
            consumer.close();
        }
    }

    private void read(CloudEvent event, long at) {
        var name = event.getType().split("\\.")[2];
        switch (name) {
            case "FailoverStarted" -> told(event, Kind.STARTED, "timeline", at);
            case "FailoverCompleted" -> told(event, Kind.COMPLETED, "fromTimeline", at);
            default -> others.incrementAndGet();
        }
    }

    private void told(CloudEvent event, Kind kind, String timeline, long at) {
        try {
            var data = json.readTree(event.getData().toBytes());
            var cluster = ClusterRef.parse(event.getSubject());
            sightings.isTold(
                    new Happening(cluster, kind, data.path(timeline).asInt()), event.getId(), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Facts of another kind: degradations, where the service was too slow to see them pass. */
    int others() {
        return others.get();
    }

    /** What it did not read, it cannot have measured. */
    void requireUnbroken() {
        broke.ifPresent(it -> {
            throw new BenchFailure("facts cannot be read: " + it);
        });
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
