package dev.pghaven.sandbox.launcher.client;

import dev.pghaven.contracts.Topics;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes requests to Kafka as any other system would: a CloudEvent in binary mode, keyed by the
 * cluster.
 */
public final class Requests implements AutoCloseable {
    private static final URI SOURCE = URI.create("urn:pghaven:launcher");

    private final KafkaProducer<String, CloudEvent> producer;

    public Requests(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all"),
                        new StringSerializer(),
                        new CloudEventSerializer());
    }

    /** Answers the id under which the request was submitted; facts name it as their cause. */
    public String submit(String name, String cluster, String json) {
        var event =
                CloudEventBuilder.v1()
                        .withId(UUID.randomUUID().toString())
                        .withSource(SOURCE)
                        .withType("dev.pghaven." + name + ".v1")
                        .withSubject(cluster)
                        .withTime(OffsetDateTime.now())
                        .withDataContentType("application/json")
                        .withData(json.getBytes(StandardCharsets.UTF_8))
                        .build();
        send(new ProducerRecord<>(Topics.REQUESTS, cluster, event));
        return event.getId();
    }

    private void send(ProducerRecord<String, CloudEvent> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka did not take the request: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while submitting a request", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
