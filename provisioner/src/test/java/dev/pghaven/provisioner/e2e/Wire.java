package dev.pghaven.provisioner.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Topics;
import dev.pghaven.testkit.EventLog;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** The two topics, as another system uses them. */
final class Wire implements AutoCloseable {
    static final String SOURCE = "urn:test";

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final KafkaProducer<String, byte[]> producer;
    private final EventLog events;

    Wire(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 8 << 20),
                        new StringSerializer(),
                        new ByteArraySerializer());
        events = new EventLog(bootstrapServers);
    }

    /** Answers the request's id. */
    String request(String name, String cluster, String data) {
        var id = UUID.randomUUID().toString();
        send(cloudEvent(id, "dev.pghaven." + name + ".v1", cluster, data));
        return id;
    }

    String remove(String cluster) {
        return request("RemoveCluster", cluster, "{\"cluster\": \"" + cluster + "\"}");
    }

    static ProducerRecord<String, byte[]> cloudEvent(
            String id, String type, String cluster, String data) {
        var message =
                new ProducerRecord<>(
                        Topics.REQUESTS, cluster, data.getBytes(StandardCharsets.UTF_8));
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", id);
        header(message, "ce_source", SOURCE);
        header(message, "ce_type", type);
        header(message, "ce_subject", cluster);
        header(message, "content-type", "application/json");
        return message;
    }

    void send(ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first fact of this name that this request led to. */
    JsonNode await(String fact, String request) {
        Awaitility.await(fact + " for " + request)
                .atMost(PATIENCE)
                .until(() -> !said(fact, request).isEmpty());
        return said(fact, request).getFirst();
    }

    List<JsonNode> said(String fact, String request) {
        return events.read().stream()
                .filter(it -> it.getType().equals("dev.pghaven." + fact + ".v1"))
                .filter(it -> request.equals(it.getExtension("causationid")))
                .map(Wire::tree)
                .toList();
    }

    /** The names of the steps that were said to be done, in their order. */
    List<String> steps(String request) {
        return said("OperationStepped", request).stream()
                .map(it -> it.path("step").asText())
                .toList();
    }

    private static void header(ProducerRecord<String, byte[]> message, String key, String value) {
        message.headers().add(key, value.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode tree(CloudEvent event) {
        try {
            return Json.tree(event.getData().toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        events.close();
    }
}
