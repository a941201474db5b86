package dev.pghaven.provisioner.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.testkit.Replica;
import dev.pghaven.testkit.Rest;
import dev.pghaven.testkit.SandboxProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service needs goes away and comes back: nothing is lost, and nothing is done twice. */
class OutagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path folder;

    private static SandboxProcess sandbox;
    private static Replica service;
    private static Wire wire;

    @BeforeAll
    static void start() {
        sandbox = SandboxProcess.start(folder.resolve("sandbox"));
        service = Replica.start(sandbox, "provisioner", 1);
        wire = new Wire(sandbox.endpoint("/kafka/bootstrapServers"));
    }

    @AfterAll
    static void stop() {
        wire.close();
        service.close();
        sandbox.close();
    }

    @AfterEach
    void heal() {
        sandbox.control("DELETE", "/faults", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "conflict; {\"status\": 409, \"times\": 4}",
                "busy; {\"status\": 429, \"retryAfterSeconds\": 1, \"times\": 4}",
                "broken; {\"status\": 500, \"times\": 4}",
                "reset; {\"reset\": true, \"times\": 4}",
                "silent; {\"hang\": true, \"times\": 1}"
            })
    void theApiServerFailsForAWhile(String name, String fault) {
        sandbox.control("PUT", "/faults/apiserver", fault);

        var request = wire.remove("apps/" + name);

        wire.await("ClusterRemoved", request);
        assertThat(wire.said("OperationStepped", request)).hasSize(10);
    }

    @Test
    void kafkaIsAwayForAWhile() {
        var rest = new Rest(service.url());
        sandbox.control("PUT", "/faults/kafka", "{\"stopped\": true}");

        var operation = rest.delete("/clusters/apps/kafka-away", "kafka-away").location();
        await().atMost(PATIENCE).until(() -> rest.get(operation).status("completed"));
        assertThat(rest.get("/q/health/live").code()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> rest.get("/q/health/ready").code() == 503);
        assertThat(rest.get("/q/health/ready").body()).contains("kafka");

        sandbox.control("DELETE", "/faults/kafka", "");
        wire.await("ClusterRemoved", "kafka-away");
        assertThat(wire.said("ClusterRemoved", "kafka-away")).hasSize(1);
        wire.await("ClusterRemoved", wire.remove("apps/kafka-is-back"));
    }

    @Test
    void theStoreIsAwayForAWhile() {
        var rest = new Rest(service.url());
        sandbox.control("PUT", "/faults/store", "{\"stopped\": true}");

        var request = wire.remove("apps/store-away");
        var answer = rest.delete("/clusters/apps/store-away", "store-away");

        assertThat(answer.code()).isEqualTo(503);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(rest.get("/q/health/live").code()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> rest.get("/q/health/ready").code() == 503);

        sandbox.control("DELETE", "/faults/store", "");
        wire.await("ClusterRemoved", request);
        assertThat(wire.said("OperationStepped", request)).hasSize(10);
        await().atMost(PATIENCE).until(() -> rest.get("/q/health/ready").code() == 200);
    }
}
