package dev.pghaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is shown of clusters, as real services answered it. */
class ListingsTest {
    private static final String LEDGER = "/clusters/shop/ledger";

    private final Services services = new Services();

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void theClustersAreATable() {
        services.recorded("GET /failover-service/clusters", "clusters.json");

        var run = run("clusters");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        """
                        CLUSTER       STATE     PRIMARY    READY   TIMELINE   SINCE
                        shop/ledger   healthy   ledger-1   3/3     1          -
                        """);
    }

    @Test
    void forProgramsTheyAreWhatTheServiceAnswers() {
        services.recorded("GET /failover-service/clusters", "clusters.json");

        var run = run("clusters", "--output", "json");

        assertThat(json(run)).isEqualTo(json(Services.recording("clusters.json")));
    }

    @Test
    void namespaceAndStateAreAskedFor() {
        services.recorded(
                "GET /failover-service/clusters?namespace=shop&state=failing-over",
                "clusters.json");

        assertThat(run("clusters", "--namespace", "shop", "--state", "failing-over").status())
                .isZero();
    }

    @Test
    void aStatusIsTheTableOfTheInstances() {
        recordedStatus();

        var run = run("status", "shop/ledger");

        assertThat(run.status()).isZero();
        assertThat(run.out().lines().toList())
                .hasSize(6)
                .startsWith(
                        "shop/ledger is healthy: primary ledger-1, 3 of 3 instances ready, timeline"
                                + " 1",
                        "");
        assertThat(run.out().lines().skip(2))
                .satisfiesExactly(
                        it -> assertThat(it).matches("NAME +LSN +ROLE +STATUS +NODE"),
                        it ->
                                assertThat(it)
                                        .matches("ledger-1 +0/[0-9A-F]+ +Primary +OK +aks-\\S+"),
                        it ->
                                assertThat(it)
                                        .matches(
                                                "ledger-2 +0/[0-9A-F]+ +Standby \\(\\w+\\) +OK +aks-\\S+"),
                        it ->
                                assertThat(it)
                                        .matches(
                                                "ledger-3 +0/[0-9A-F]+ +Standby \\(\\w+\\) +OK +aks-\\S+"));
    }

    @Test
    void forProgramsAStatusIsHealthAndInstances() {
        recordedStatus();

        var status = json(run("status", "shop/ledger", "-o", "json"));

        assertThat(status.at("/health/condition").asText()).isEqualTo("healthy");
        assertThat(status.path("instances")).hasSize(3);
    }

    @Test
    void aClusterThatIsNotWellSaysWhyAndEndsWithOne() {
        recordedStatus();
        services.answer(
                "GET /failover-service" + LEDGER + "/health",
                200,
                """
                {"cluster": "shop/ledger", "condition": "degraded", "primary": "ledger-1",
                 "timeline": 1, "readyInstances": 2, "instances": 3,
                 "reasons": [{"kind": "instances-not-ready", "detail": "2 of 3 instances are ready"}]}
                """);
        services.answer(
                "GET /failover-service" + LEDGER + "/instances",
                200,
                """
                {"cluster": "shop/ledger", "unknown": "it starts",
                 "instances": [{"name": "ledger-1", "role": "Primary", "status": "OK"}]}
                """);

        var run = run("status", "shop/ledger");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "shop/ledger is degraded",
                        "2 of 3 instances are ready",
                        "LSNs are not known: it starts",
                        "ledger-1   -     Primary   OK       -");
    }

    @Test
    void theBackupsAreATableAndTheTimesBelow() {
        services.recorded("GET /backup-service" + LEDGER + "/backups", "backups.json");
        services.recorded("GET /backup-service" + LEDGER + "/recovery-window", "window.json");

        var run = run("backups", "shop/ledger");

        assertThat(run.status()).isZero();
        assertThat(run.out().lines().toList())
                .satisfies(it -> assertThat(it.getFirst()).startsWith("BACKUP"))
                .satisfies(
                        it -> assertThat(it.get(1)).matches("\\d{8}T\\d{6} .* complete .*MiB .*Z"))
                .satisfies(it -> assertThat(it.getLast()).startsWith("Restorable from 20"));
        assertThat(json(run("backups", "shop/ledger", "-o", "json")).path("backups")).isNotEmpty();
    }

    @Test
    void anArchiveThatRestoresNothingSaysSo() {
        services.answer("GET /backup-service" + LEDGER + "/backups", 200, "{\"backups\": []}");
        services.answer(
                "GET /backup-service" + LEDGER + "/recovery-window",
                200,
                "{\"windows\": [], \"unusable\": [\"20261122T041500: it lacks its label\"]}");

        assertThat(run("backups", "shop/ledger").out())
                .contains("Nothing can be restored.", "unusable: 20261122T041500");
    }

    private void recordedStatus() {
        services.recorded("GET /failover-service" + LEDGER + "/health", "health.json");
        services.recorded("GET /failover-service" + LEDGER + "/instances", "instances.json");
    }

    private Run run(String... arguments) {
        return Run.of(Map.of("PGHAVEN_URL", services.url()), arguments);
    }

    private static JsonNode json(Run run) {
        assertThat(List.of(0, 1)).as(run.err()).contains(run.status());
        return json(run.out());
    }

    private static JsonNode json(String text) {
        return Json.read(text, JsonNode.class);
    }
}
