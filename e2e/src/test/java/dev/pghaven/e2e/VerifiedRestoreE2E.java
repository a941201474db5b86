package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.testkit.EventLog;
import dev.pghaven.testkit.Replica;
import dev.pghaven.testkit.Rest;
import dev.pghaven.testkit.SandboxProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Restores of one cluster, from whole to broken: each verdict for its own reason. The order
 * matters, because the last test takes away what no restore can do without.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifiedRestoreE2E {
    private static final String ORDERS = "/clusters/shop/orders";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Set<String> VERDICTS =
            Set.of("RestoreVerified", "RestoreRefuted", "RestoreInconclusive");

    @TempDir static Path folder;

    private static SandboxProcess sandbox;
    private static Replica provisioner;
    private static Replica backupService;
    private static EventLog events;

    @BeforeAll
    static void start() {
        sandbox = SandboxProcess.start(folder.resolve("sandbox"));
        provisioner = Replica.start(sandbox, "provisioner", 1);
        backupService = Replica.start(sandbox, "backup-service", 1);
        events = new EventLog(sandbox.endpoint("/kafka/bootstrapServers"));
        post(
                provisioner,
                "/clusters",
                """
                {"cluster": "shop/orders", "spec": {
                  "instances": 2, "storage": {"size": "1Gi"}, "sampleData": true,
                  "resources": {"cpu": "200m", "memory": "512Mi"},
                  "placement": {"zones": "preferred", "nodes": "preferred"}}}
                """);
        awaitFact("ClusterProvisioned");
        post(backupService, ORDERS + "/backups", "{}");
        awaitFact("BackupCompleted");
    }

    @AfterAll
    static void stop() {
        events.close();
        backupService.close();
        provisioner.close();
        sandbox.close();
    }

    @Test
    @Order(1)
    void aWholeBackupIsVerifiedRowByRow() {
        var fact = verify("{}");

        assertThat(fact.path("evidence").path("proof").asText())
                .as(fact.toString())
                .isEqualTo("COMPARED");
        assertThat(fact.path("evidence").path("rows").asLong()).isGreaterThanOrEqualTo(3);
    }

    @Test
    @Order(2)
    void aCheckOfTheUsersOwnThatFailsRefutes() {
        var fact =
                verify(
                        """
                        {"checks": [{"name": "four people", "expected": "4",
                                     "sql": "select count(*) from datasample"}]}
                        """);

        assertThat(fact.path("findings").toString()).contains("four people", "\"3\"", "\"4\"");
    }

    @Test
    @Order(3)
    void storageThatLetsNobodyInDecidesNothing() {
        sandbox.control("PUT", "/faults/roles", "{\"mi-pghaven-backup-service\": \"none\"}");
        try {
            var fact = verify("{}");

            assertThat(fact.has("evidence")).as(fact.toString()).isFalse();
            assertThat(fact.path("reason").asText()).containsIgnoringCase("denied");
        } finally {
            sandbox.control("DELETE", "/faults", "");
        }
    }

    @Test
    @Order(4)
    void aMissingSegmentRefutesAndIsNamed() {
        var backups = new Rest(backupService.url()).get(ORDERS + "/backups").json();
        var end = backups.at("/backups/0/endWal").asText();
        new Blobs(sandbox).delete("orders/wals/%s/%s.gz".formatted(end.substring(0, 16), end));

        var fact = verify("{}");

        assertThat(fact.path("findings").toString()).as(fact.toString()).contains(end);
    }

    /** The verdict's data. */
    private static JsonNode verify(String request) {
        var before = verdicts();
        post(backupService, ORDERS + "/verifications", request);
        await("a verdict").atMost(PATIENCE).until(() -> verdicts() > before);
        return events.read().stream()
                .filter(it -> VERDICTS.contains(nameOf(it.getType())))
                .reduce((first, second) -> second)
                .map(it -> tree(it.getData().toBytes()))
                .orElseThrow();
    }

    private static long verdicts() {
        return events.names().stream().filter(VERDICTS::contains).count();
    }

    private static void awaitFact(String name) {
        await(name).atMost(PATIENCE).until(() -> events.names().contains(name));
    }

    private static String nameOf(String type) {
        return type.split("\\.")[2];
    }

    private static void post(Replica service, String path, String body) {
        var answer = new Rest(service.url()).post(path, UUID.randomUUID().toString(), body);
        assertThat(answer.code()).as(answer.body()).isEqualTo(202);
    }

    private static JsonNode tree(byte[] json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("a fact is not JSON", e);
        }
    }
}
