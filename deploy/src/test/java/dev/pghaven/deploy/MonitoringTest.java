package dev.pghaven.deploy;

import static dev.pghaven.deploy.Rendered.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the metrics exist is tested where the services run, in the module e2e. */
class MonitoringTest {
    private static final String ON = "{monitoring: {enabled: true, labels: {release: prom}}}";
    private static final Path ALERTS =
            Chart.DEPLOY.resolve("charts/pghaven/monitoring/alerts.yaml");

    @Test
    void nothingOfItIsThereUnlessItIsWanted() {
        var chart = Chart.with(Chart.STRIMZI, "{}");

        assertThat(chart.of("PodMonitor")).isEmpty();
        assertThat(chart.of("PrometheusRule")).isEmpty();
    }

    @Test
    void everyServiceIsScrapedAndKeepsTheNamespaceOfTheCluster() {
        var monitors = Chart.with(Chart.STRIMZI, ON).of("PodMonitor");

        assertThat(monitors)
                .extracting(it -> it.at("/metadata/name").asText())
                .containsExactlyInAnyOrderElementsOf(Rendered.SERVICES);
        assertThat(monitors)
                .allSatisfy(it -> {
                    var endpoint = it.at("/spec/podMetricsEndpoints/0");
                    assertThat(endpoint.path("port").asText()).isEqualTo("management");
                    assertThat(endpoint.path("honorLabels").asBoolean()).isTrue();
                    assertThat(it.at("/metadata/labels/release").asText()).isEqualTo("prom");
                });
    }

    @Test
    void azuresManagedPrometheusTakesNoRulesFromKubernetes() {
        var chart =
                Chart.with(
                        Chart.EVENT_HUBS,
                        "{monitoring: {enabled: true, apiGroup: azmonitoring.coreos.com}}");

        assertThat(chart.of("PodMonitor"))
                .hasSize(4)
                .allMatch(
                        it -> it.path("apiVersion").asText().equals("azmonitoring.coreos.com/v1"));
        assertThat(chart.of("PrometheusRule")).isEmpty();
    }

    @Test
    void theRulesAreThoseOfTheFile() throws IOException {
        var rule = Chart.with(Chart.STRIMZI, ON).one("PrometheusRule", "pghaven");

        assertThat(rule.path("spec")).isEqualTo(Chart.yaml(Files.readString(ALERTS)));
        assertThat(items(rule.at("/spec/groups")).flatMap(it -> items(it.path("rules"))))
                .hasSizeGreaterThan(10)
                .allSatisfy(it -> {
                    assertThat(it.at("/labels/severity").asText()).isIn("warning", "critical");
                    assertThat(it.at("/annotations/summary").asText()).isNotBlank();
                    assertThat(it.at("/annotations/description").asText()).isNotBlank();
                });
    }

    @Test
    void everyDashboardIsAConfigMapThatGrafanasSidecarTakes() throws IOException {
        var maps =
                Chart.with(Chart.STRIMZI, ON).of("ConfigMap").stream()
                        .filter(it ->
                                it.at("/metadata/labels/grafana_dashboard").asText().equals("1"))
                        .toList();

        assertThat(maps).hasSize(3);
        for (var map : maps) {
            for (var file : map.path("data")) {
                var dashboard = new ObjectMapper().readTree(file.asText());
                assertThat(dashboard.path("uid").asText()).startsWith("pghaven-");
                assertThat(dashboard.path("panels")).isNotEmpty();
            }
        }
    }

    @Test
    void prometheusTakesTheRulesAndTheyFireWhenTheyShould() throws Exception {
        var tests = Path.of(MonitoringTest.class.getResource("/alerts-test.yaml").toURI());

        promtool("check", "rules", ALERTS.toString());
        promtool("test", "rules", tests.toString());
    }

    private static void promtool(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        assumeTrue(
                onThePath(), "promtool is not on the PATH; on Debian: apt-get install prometheus");
        var process =
                new ProcessBuilder(command)
                        .directory(ALERTS.getParent().toFile())
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static boolean onThePath() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(it -> Files.isExecutable(Path.of(it, "promtool")));
    }
}
