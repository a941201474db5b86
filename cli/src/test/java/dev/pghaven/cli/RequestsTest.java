package dev.pghaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, how it is followed, and what its end is to whoever called. */
class RequestsTest {
    private static final String ID = "6e1b4b0c-6d0f-5a2e-9d3c-0d3f0c5b7a11";
    private static final String LEDGER = "/clusters/shop/ledger";

    @TempDir private static Path folder;

    private final Services services = new Services();

    @AfterEach
    void close() {
        services.close();
    }

    @ParameterizedTest
    @CsvSource({
        "provision-cluster, ProvisionCluster, POST /provisioner/clusters",
        "remove-cluster, RemoveCluster, DELETE /provisioner/clusters/cnpg-database/pg-primary",
        "back-up-cluster, BackUpCluster, POST /backup-service/clusters/cnpg-database/pg-primary/backups",
        "schedule-backups, ScheduleBackups, PUT /backup-service/clusters/cnpg-database/pg-primary/backup-schedules",
        "verify-restore, VerifyRestore, POST /backup-service/clusters/cnpg-database/pg-primary/verifications",
        "schedule-restore-checks, ScheduleRestoreChecks, PUT /backup-service/clusters/cnpg-database/pg-primary/restore-checks",
        "expose-cluster, ExposeCluster, PUT /exposure-service/clusters/cnpg-database/pg-primary/exposure",
        "conceal-cluster, ConcealCluster, DELETE /exposure-service/clusters/cnpg-database/pg-primary/exposure",
        "check-endpoints, CheckEndpoints, POST /exposure-service/clusters/cnpg-database/pg-primary/endpoint-checks",
        "run-failover-drill, RunFailoverDrill, POST /failover-service/clusters/cnpg-database/pg-primary/drills",
        "promote-instance, PromoteInstance, POST /failover-service/clusters/cnpg-database/pg-primary/promotions",
        "schedule-failover-drills, ScheduleFailoverDrills, PUT /failover-service/clusters/cnpg-database/pg-primary/drill-schedules"
    })
    void everyExampleGoesToItsService(String example, String type, String line) throws IOException {
        services.accept(line, ID);
        var file = Path.of("..", "examples", example + ".json");

        var run = run("submit", file.toString(), "--type", type, "--key", "once");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("operation " + ID + "\n");
        var sent = services.received().getLast();
        assertThat(sent.key()).hasValue("once");
        if (!sent.body().isEmpty()) {
            var written = json(Files.readString(file));
            assertThat(json(sent.body())).isIn(written, written.path("exposure"));
        }
    }

    @Test
    void withoutAKeyEachRequestIsANewOne() {
        services.accept("POST /failover-service" + LEDGER + "/promotions", ID);

        run("promote", "shop/ledger", "ledger-2", "--no-wait");
        run("promote", "shop/ledger", "ledger-2", "--no-wait");

        assertThat(services.received().stream().map(it -> it.key().orElseThrow()).distinct())
                .hasSize(2);
    }

    @Test
    void whatBreaksARuleIsNotSent() throws IOException {
        var file = folder.resolve("broken.json");
        Files.writeString(
                file,
                "{\"cluster\": \"shop\", \"spec\": {\"instances\": 0, \"storage\": {}, \"sise\": 1}}");

        var run = run("submit", file.toString(), "--type", "ProvisionCluster");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "nothing was sent",
                        "cluster must be namespace/name",
                        "spec.storage.size is missing",
                        "spec.sise is not a known field");
        assertThat(services.received()).isEmpty();
    }

    @Test
    void whatIsNoJsonIsToldByItsPlace() throws IOException {
        var file = folder.resolve("torn.json");
        Files.writeString(file, "{\"cluster\": \n");

        var run = run("submit", file.toString(), "--type", "RemoveCluster");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("torn.json", "line 2");
        assertThat(run("submit", "nowhere.json", "--type", "RemoveCluster").err())
                .contains("nowhere.json: cannot be read");
        assertThat(run("submit", file.toString(), "--type", "Remove").err())
                .contains("type: must be one of BackUpCluster, CheckEndpoints");
    }

    @Test
    void backupsAreNotDeletedWhereRestCannotAskForIt() throws IOException {
        var file = folder.resolve("remove.json");
        Files.writeString(file, "{\"cluster\": \"shop/ledger\", \"deleteBackups\": true}");

        var run = run("submit", file.toString(), "--type", "RemoveCluster");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("deleteBackups");
        assertThat(services.received()).isEmpty();
    }

    @Test
    void optionsBecomeTheRequest() {
        services.accept("PUT /exposure-service" + LEDGER + "/exposure", ID);
        services.accept("POST /failover-service" + LEDGER + "/drills", ID);
        services.accept("POST /backup-service" + LEDGER + "/verifications", ID);

        assertThat(
                        run(
                                        "expose",
                                        "shop/ledger",
                                        "--no-wait",
                                        "--public-ip",
                                        "pip",
                                        "--dns-label",
                                        "ledger",
                                        "--allow",
                                        "203.0.113.0/24",
                                        "--allow",
                                        "198.51.100.0/24")
                                .status())
                .isZero();
        assertThat(lastBody())
                .isEqualTo(
                        json(
                                """
                                {"publicIp": {"name": "pip"}, "dnsLabel": "ledger", "hosts": [],
                                 "sourceRanges": ["203.0.113.0/24", "198.51.100.0/24"],
                                 "anySource": false}
                                """));
        assertThat(
                        run(
                                        "drill",
                                        "shop/ledger",
                                        "--no-wait",
                                        "--rto",
                                        "PT1M",
                                        "--rate",
                                        "50",
                                        "--promote-back")
                                .status())
                .isZero();
        assertThat(lastBody())
                .isEqualTo(
                        json(
                                """
                                {"cluster": "shop/ledger", "objectives": {"rto": "PT1M"},
                                 "canary": {"rate": 50}, "promoteBack": true}
                                """));
        assertThat(
                        run("verify", "shop/ledger", "--no-wait", "--backup", "20261122T041500")
                                .status())
                .isZero();
        assertThat(lastBody().path("target"))
                .isEqualTo(json("{\"type\": \"backup\", \"backupId\": \"20261122T041500\"}"));
    }

    @Test
    void whoeverFollowsSeesTheStepsAndTheFigures() {
        services.accept("POST /backup-service" + LEDGER + "/verifications", ID);
        services.stream(
                "GET /backup-service/operations/" + ID,
                running("restore-copy", "\"waitingFor\": \"the copy starts\","),
                Services.recording("verification.json"));

        var run = run("verify", "shop/ledger");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .startsWith("operation " + ID + "\n")
                .contains("      … the copy starts\n", "compare-copy");
        assertThat(run.out().lines().findFirst().orElseThrow())
                .matches("verify-restore of shop/ledger completed after .*: RestoreVerified");
        assertThat(run.out())
                .containsPattern("  \\d+ tables, \\d+ rows, ")
                .contains("restored in ");
    }

    @Test
    void whoeverWaitsSeesTheEndAlone() {
        services.accept("POST /backup-service" + LEDGER + "/verifications", ID);
        services.stream(
                "GET /backup-service/operations/" + ID, Services.recording("verification.json"));

        var run = run("verify", "shop/ledger", "--wait", "--output", "json");

        assertThat(run.err()).isEqualTo("operation " + ID + "\n");
        assertThat(json(run.out())).isEqualTo(json(Services.recording("verification.json")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "completed | {'type': 'RestoreVerified', 'data': {'evidence': {'proof': 'COMPARED', 'leftOut': [], 'sqlChecks': []}}} | 0",
                "completed | {'type': 'RestoreRefuted', 'data': {'findings': [{'what': 'public.t', 'expected': '2', 'found': '1'}], 'evidence': {'proof': 'COMPARED', 'leftOut': [], 'sqlChecks': []}}} | 1",
                "stopped | {'type': 'RestoreInconclusive', 'data': {'step': 'compare', 'reason': 'no standby'}} | 5",
                "stopped | {'type': 'SomethingNew', 'data': {}} | 1",
                "cancelled | | 1",
                "completed | | 5"
            })
    void theEndDecidesTheExitStatus(String status, String fact, int exit) {
        services.accept("POST /backup-service" + LEDGER + "/verifications", ID);
        services.stream(
                "GET /backup-service/operations/" + ID,
                """
                {"id": "%s", "workflow": "verify-restore", "cluster": "shop/ledger", "status": "%s",
                 "step": "report", "requestedAt": "2026-11-28T12:00:00Z", "timeline": [],
                 "facts": [%s]}
                """
                        .formatted(ID, status, fact == null ? "" : fact.replace('\'', '"'))
                        .replace("\n", ""));

        var run = run("verify", "shop/ledger", "--wait");

        assertThat(run.status()).as(run.toString()).isEqualTo(exit);
    }

    @Test
    void anOperationIsFoundWhereverItIs() {
        services.recorded("GET /backup-service/operations/" + ID, "verification.json");

        var run = run("operation", ID);

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("compare-copy", "RestoreVerified");
        assertThat(services.received())
                .extracting(Services.Received::line)
                .containsExactly(
                        "GET /provisioner/operations/" + ID,
                        "GET /backup-service/operations/" + ID);
    }

    @Test
    void anOperationOfNobodyIsRefusedUnlessAServiceIsAway() {
        assertThat(run("operation", ID).status()).isEqualTo(4);
        assertThat(run("operation", ID).err()).contains("there is no operation " + ID);

        services.answer("GET /exposure-service/operations/" + ID, 503, "");

        assertThat(run("operation", ID).status()).isEqualTo(3);
    }

    private JsonNode lastBody() {
        return json(services.received().getLast().body());
    }

    private static String running(String step, String more) {
        return """
        {"id": "%s", "workflow": "verify-restore", "cluster": "shop/ledger", "status": "running",
         "step": "%s", %s "requestedAt": "2026-11-28T12:00:00Z", "timeline": []}
        """
                .formatted(ID, step, more)
                .replace("\n", "");
    }

    private Run run(String... arguments) {
        return Run.of(
                new Environment(Map.of("PGHAVEN_URL", services.url()), Optional.empty()),
                arguments);
    }

    private static JsonNode json(String text) {
        return Json.read(text, JsonNode.class);
    }
}
