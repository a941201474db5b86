package dev.pghaven.provisioner.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Json;
import dev.pghaven.testkit.EventLog;
import dev.pghaven.testkit.Replica;
import dev.pghaven.testkit.Rest;
import dev.pghaven.testkit.SandboxProcess;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the provisioner's process in the middle of its work; at the end all is as if nothing had
 * happened. The sandbox is its own, because Kafka waits for the killed consumers a while.
 */
class CrashE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** What a replica that died leaves lies still for so long, instead of a quarter of a minute. */
    private static final Map<String, String> SHORT_LEASES =
            Map.of(
                    "PGHAVEN_OPERATIONS_RUNNER_LEASE", "5s",
                    "PGHAVEN_OPERATIONS_RELAY_LEASE", "5s");

    @TempDir static Path folder;

    private static SandboxProcess sandbox;

    @BeforeAll
    static void start() {
        sandbox = SandboxProcess.start(folder.resolve("sandbox"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void aServiceKilledAndStartedAgainLosesNothingAndDoesNothingTwice() {
        String operation;
        try (var first = replica(1)) {
            operation = submit(first, "restarted");
            awaitStep(first, operation, "check-request");
            first.kill();
        }
        try (var second = replica(1)) {
            awaitCompleted(second, operation);
        }
        assertSaidOnce("restarted");
    }

    @Test
    void anotherReplicaTakesOverWithinTheLease() {
        try (var first = replica(1);
                var second = replica(2)) {
            var operation = submit(first, "taken-over");
            awaitStep(second, operation, "create-bootstrap-secret");
            first.kill();
            awaitCompleted(second, operation);
        }
        assertSaidOnce("taken-over");
    }

    private static Replica replica(int number) {
        return Replica.start(sandbox, "provisioner", number, SHORT_LEASES);
    }

    private static String submit(Replica replica, String cluster) {
        var answer = new Rest(replica.url()).post("/clusters", cluster, request(cluster));
        assertThat(answer.code()).as(answer.body()).isEqualTo(202);
        return answer.location();
    }

    /** Small, so that the clusters of all tests fit on the nodes. */
    private static String request(String cluster) {
        return """
        {
          "cluster": "crash/%s",
          "spec": {
            "storage": {"size": "1Gi"},
            "resources": {"cpu": "500m", "memory": "1Gi"},
            "bootstrap": {"database": "appdb", "owner": "app"},
            "sampleData": true
          }
        }
        """
                .formatted(cluster);
    }

    private static void awaitStep(Replica replica, String operation, String step) {
        var rest = new Rest(replica.url());
        await("step " + step)
                .atMost(PATIENCE)
                .until(() -> steps(rest.get(operation).json()).contains(step));
    }

    private static List<String> steps(JsonNode operation) {
        return operation.path("timeline").findValuesAsText("step");
    }

    private static void awaitCompleted(Replica replica, String operation) {
        var rest = new Rest(replica.url());
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    var answer = rest.get(operation);
                    assertThat(answer.status("completed")).as(answer.body()).isTrue();
                });
    }

    /** Each step and the goal stand once in Kafka, in their order and numbered without a gap. */
    private static void assertSaidOnce(String cluster) {
        try (var events = new EventLog(sandbox.endpoint("/kafka/bootstrapServers"))) {
            await().atMost(PATIENCE)
                    .until(() -> names(events, cluster).contains("ClusterProvisioned"));
            var said = of(events, cluster);
            assertThat(said)
                    .extracting(it -> String.valueOf(it.getExtension("sequence")))
                    .containsExactlyElementsOf(numbersUpTo(said.size()));
            assertThat(stepped(said)).doesNotHaveDuplicates().startsWith("check-request");
            assertThat(names(events, cluster)).containsOnlyOnce("ClusterProvisioned");
        }
    }

    private static List<CloudEvent> of(EventLog events, String cluster) {
        return events.read().stream()
                .filter(it -> ("crash/" + cluster).equals(it.getSubject()))
                .toList();
    }

    private static List<String> names(EventLog events, String cluster) {
        return of(events, cluster).stream().map(it -> it.getType().split("\\.")[2]).toList();
    }

    private static List<String> stepped(List<CloudEvent> said) {
        return said.stream()
                .filter(it -> it.getType().contains("OperationStepped"))
                .map(it -> data(it).path("step").asText())
                .toList();
    }

    private static JsonNode data(CloudEvent event) {
        try {
            return Json.tree(event.getData().toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> numbersUpTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }
}
