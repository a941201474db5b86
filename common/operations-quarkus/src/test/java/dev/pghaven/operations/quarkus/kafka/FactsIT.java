package dev.pghaven.operations.quarkus.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.OperationCancelled;
import dev.pghaven.contracts.RemovalFailed;
import dev.pghaven.contracts.Topics;
import dev.pghaven.contracts.kafka.KafkaRecords;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.quarkus.FactHandlers;
import dev.pghaven.operations.quarkus.RideOnRemoval;
import dev.pghaven.operations.quarkus.Service;
import dev.pghaven.testkit.SandboxProcess;
import dev.pghaven.testpostgres.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What facts lead to, with the real broker and the real store. */
class FactsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final URI PROVISIONER = URI.create("urn:pghaven:provisioner");

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @TempDir static Path folder;

    private static SandboxProcess sandbox;
    private static int services;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final String name = "listener_" + ++services;
    private final ClusterRef orders = cluster("orders-" + services);
    private final List<Consumption> consumptions = new ArrayList<>();
    private Service service;
    private AcknowledgedProducer producer;

    @BeforeAll
    static void startSandbox() {
        sandbox = SandboxProcess.start(folder.resolve("sandbox"));
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void startService() throws InterruptedException {
        service = Service.start(name, POSTGRES.dataSource());
        producer = new AcknowledgedProducer(broker(), service.config());
    }

    @AfterEach
    void stopService() throws InterruptedException {
        service.lifecycle().stop();
        for (var consumption : consumptions) {
            consumption.awaitEnd();
        }
        service.stop();
        producer.close();
    }

    @Test
    void aFactThatWasSaidBeforeLeadsToOneOperationOfEachHandler() throws Exception {
        var id = say(new ClusterRemoved(orders, UUID.randomUUID(), false));

        consumeUntil(() -> operations(orders).size() == 2);

        assertThat(operations(orders))
                .allSatisfy(it -> {
                    assertThat(it.causationId()).isEqualTo(id);
                    assertThat(service.engine().queries().requestedBy(it.id()))
                            .contains(PROVISIONER);
                });
    }

    @Test
    void aRedeliveryChangesNothing() throws Exception {
        var fact = new ClusterRemoved(orders, UUID.randomUUID(), false);
        var id = say(fact);
        say(fact, id);
        say(new ClusterRemoved(cluster("last-" + services), UUID.randomUUID(), false));

        consumeUntil(() -> operations(cluster("last-" + services)).size() == 2);

        assertThat(operations(orders)).hasSize(2);
    }

    @Test
    void whatAnotherReplicaReadAgainIsKnown() throws Exception {
        say(new ClusterRemoved(orders, UUID.randomUUID(), false));
        consumeUntil(() -> operations(orders).size() == 2);
        var before = count("accepted");

        consume("another-group", () -> count("accepted") > before + 1);

        assertThat(operations(orders)).hasSize(2);
    }

    @Test
    void whatNobodyHereActsUponIsCounted() throws Exception {
        say(new RemovalFailed(orders, UUID.randomUUID(), "step", "reason"));
        send(event("dev.pghaven.ClusterPainted.v1", orders.toString(), "{}"));
        say(new OperationCancelled(orders, UUID.randomUUID(), "", ""));

        consumeUntil(() ->
                count("nothing-to-do") > 0 && count("unknown-type") > 0 && count("not-ours") > 0);

        assertThat(operations(orders)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSetAside() throws Exception {
        var type = "dev.pghaven.ClusterRemoved.v1";
        var key = orders.toString();
        send(event(type, key, "{\"cluster\": 7, \"pad\": \"" + "x".repeat(100_000) + "\"}"));

        try (var letters = new DeadLettersRead(broker(), Topics.EVENTS_DLQ)) {
            consumeUntil(() -> letters.of(key).isPresent());

            var letter = letters.of(key).orElseThrow();
            assertThat(letter.value()).hasSize(64 * 1024);
            assertThat(header(letter.headers(), "dead-letter-reason")).contains(type);
            assertThat(header(letter.headers(), "dead-letter-topic")).isEqualTo(Topics.EVENTS);
            assertThat(header(letter.headers(), "dead-letter-offset")).matches("\\d+");
            assertThat(header(letter.headers(), "dead-letter-service")).isEqualTo(name);
        }
    }

    @Test
    void aHandlerThatFailsDoesNotKeepTheFactFromTheOthers() throws Exception {
        var bug = new ClusterRef("ns-" + services, RideOnRemoval.BUG);
        say(new ClusterRemoved(bug, UUID.randomUUID(), false));

        try (var letters = new DeadLettersRead(broker(), Topics.EVENTS_DLQ)) {
            consumeUntil(
                    () -> letters.of(bug.toString()).isPresent() && !operations(bug).isEmpty());

            assertThat(operations(bug)).hasSize(1);
            var letter = letters.of(bug.toString()).orElseThrow();
            assertThat(header(letter.headers(), "dead-letter-reason"))
                    .isEqualTo("first failed: IllegalStateException");
        }
    }

    private void consumeUntil(Callable<Boolean> condition) throws Exception {
        consume(name, condition);
    }

    private void consume(String group, Callable<Boolean> condition) throws Exception {
        var handlers =
                new FactHandlers(List.of(new RideOnRemoval("first"), new RideOnRemoval("second")));
        var deadLetters = new DeadLetters(producer, metrics, service.config());
        var intake = new FactIntake(service.factSubmissions(), handlers, deadLetters, metrics);
        var consumption =
                new Consumption(
                        Topics.EVENTS,
                        ConsumerSettings.of(broker(), group),
                        intake,
                        service.lifecycle(),
                        Duration.ofMillis(100));
        consumptions.add(consumption);
        consumption.start();
        await().atMost(PATIENCE).until(condition);
    }

    private String say(Fact fact) {
        return say(fact, UUID.randomUUID().toString());
    }

    private String say(Fact fact, String id) {
        var envelope = Envelope.of(fact, id, PROVISIONER, Instant.now());
        send(KafkaRecords.write(Topics.EVENTS, envelope));
        return id;
    }

    private void send(ProducerRecord<String, byte[]> message) {
        assertThat(producer.send(List.of(message))).isEmpty();
    }

    private static ProducerRecord<String, byte[]> event(String type, String key, String data) {
        var message = new ProducerRecord<>(Topics.EVENTS, key, data.getBytes(UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        PROVISIONER.toString(),
                        "ce_type",
                        type,
                        "ce_subject",
                        key,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }

    private double count(String outcome) {
        return metrics.counter("pghaven.facts", "outcome", outcome).count();
    }

    private List<Operation> operations(ClusterRef cluster) {
        return service.engine().queries().latest(cluster, 10, Optional.empty());
    }

    private static ClusterRef cluster(String name) {
        return new ClusterRef("apps", name);
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    private static Map<String, Object> broker() {
        return Map.of("bootstrap.servers", sandbox.endpoint("/kafka/bootstrapServers"));
    }
}
