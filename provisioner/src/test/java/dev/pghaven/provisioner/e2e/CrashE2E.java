package dev.pghaven.provisioner.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.testkit.ProjectRoot;
import dev.pghaven.testkit.SandboxProcess;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the provisioner's process in the middle of its work; at the end all is as if nothing had
 * happened.
 */
class CrashE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private SandboxProcess sandbox;

    @BeforeEach
    void startSandbox() throws Exception {
        sandbox = SandboxProcess.start(Files.createTempDirectory(folder, "sandbox"));
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Test
    void aServiceKilledAndStartedAgainLosesNothingAndDoesNothingTwice() throws Exception {
        URI operation;
        try (var first = Replica.start(sandbox, 1)) {
            operation = submit(first);
            await().atMost(PATIENCE).until(() -> !steps(first, operation).isEmpty());
            first.kill();
        }
        try (var second = Replica.start(sandbox, 1)) {
            awaitCompleted(second, operation);
        }
        assertSaidOnce();
    }

    @Test
    void anotherReplicaTakesOverWithinTheLease() throws Exception {
        try (var first = Replica.start(sandbox, 1);
                var second = Replica.start(sandbox, 2)) {
            var operation = submit(first);
            await().atMost(PATIENCE)
                    .until(() -> steps(second, operation).contains("create-namespace"));
            first.kill();
            awaitCompleted(second, operation);
        }
        assertSaidOnce();
    }

    private URI submit(Replica replica) throws Exception {
        var body = Files.readString(ProjectRoot.find().resolve("examples/provision-cluster.json"));
        var request =
                HttpRequest.newBuilder(replica.url().resolve("/clusters"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "crash")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return URI.create(
                URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath());
    }

    private List<String> steps(Replica replica, URI operation) throws Exception {
        return view(replica, operation).path("timeline").findValuesAsText("step");
    }

    private void awaitCompleted(Replica replica, URI operation) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    var view = view(replica, operation);
                    assertThat(view.path("status").asText())
                            .as(view.toPrettyString())
                            .isEqualTo("completed");
                });
    }

    private JsonNode view(Replica replica, URI operation) throws Exception {
        var request = HttpRequest.newBuilder(replica.url().resolve(operation)).build();
        return json.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** Each step and the goal stand once in Kafka, in their order and numbered without a gap. */
    private void assertSaidOnce() {
        try (var events = new EventLog(sandbox.endpoint("/kafka/bootstrapServers"))) {
            await().atMost(PATIENCE).until(() -> events.names().contains("ClusterProvisioned"));
            var said = events.read();
            assertThat(said)
                    .extracting(CrashE2E::sequence)
                    .containsExactlyElementsOf(numbersUpTo(said.size()));
            assertThat(steps(said)).doesNotHaveDuplicates().startsWith("check-request");
            assertThat(events.names()).containsOnlyOnce("ClusterProvisioned");
        }
    }

    private List<String> steps(List<CloudEvent> said) {
        return said.stream()
                .filter(it -> it.getType().contains("OperationStepped"))
                .map(it -> tree(it).path("step").asText())
                .toList();
    }

    private JsonNode tree(CloudEvent event) {
        try {
            return json.readTree(event.getData().toBytes());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String sequence(CloudEvent event) {
        return String.valueOf(event.getExtension("sequence"));
    }

    private static List<String> numbersUpTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }
}
