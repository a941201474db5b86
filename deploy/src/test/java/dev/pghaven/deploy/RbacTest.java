package dev.pghaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pghaven.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether the rules suffice, and none is too many, the sandbox shows, which enforces them. */
class RbacTest {
    private static final Path OF_THE_SANDBOX =
            Chart.DEPLOY.resolve(
                    "../sandbox/src/main/resources/dev/pghaven/sandbox/seed/rbac.yaml");
    private static final Set<String> APPLIED =
            Set.of(
                    "Namespace",
                    "ServiceAccount",
                    "Role",
                    "RoleBinding",
                    "ClusterRole",
                    "ClusterRoleBinding");
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).build();

    private final Rendered chart = Chart.with(Chart.EVENT_HUBS);

    @Test
    void knowsNoWildcard() {
        assertThat(rules(chart)).noneMatch(it -> it.toString().contains("\"*\""));
    }

    @Test
    void listsEverythingOnlyWhereNamespacesAreRemoved() {
        var removing = Chart.with(Chart.EVENT_HUBS, "{provisioner: {removeNamespaces: true}}");
        var wide = rules(removing).filter(it -> it.toString().contains("\"*\"")).toList();

        assertThat(wide).hasSize(1);
        assertThat(Rendered.texts(wide.getFirst().path("verbs"))).containsExactly("list");
    }

    /** In the namespaces of clusters it must not be able to make or remove one. */
    @Test
    void letsTheBackupServiceMakeClustersOnlyAmongCopies() {
        var everywhere = chart.one("ClusterRole", "pghaven-backup-service").path("rules");
        var copies =
                chart.of("Role").stream()
                        .filter(it -> verbs(it.path("rules"), "clusters").contains("delete"))
                        .map(it -> it.at("/metadata/namespace").asText());

        assertThat(verbs(everywhere, "clusters")).containsExactly("get");
        assertThat(copies).containsExactly("pghaven-verification");
    }

    @Test
    void letsTheFailoverServiceDeletePodsOnlyForDrills() {
        var harmless = Chart.with(Chart.EVENT_HUBS, "{failoverService: {disruptions: []}}");
        var role = "pghaven-failover-service";

        assertThat(verbs(chart.one("ClusterRole", role).path("rules"), "pods"))
                .containsExactlyInAnyOrder("list", "watch", "get", "delete");
        assertThat(verbs(harmless.one("ClusterRole", role).path("rules"), "pods"))
                .containsExactlyInAnyOrder("list", "watch");
    }

    @Test
    void eachWayToBreakAPrimaryBringsItsOwnRights() {
        var role = "pghaven-failover-service";
        var all =
                Chart.with(
                        Chart.EVENT_HUBS,
                        "{failoverService: {disruptions: [isolate-primary, stop-node,"
                                + " kill-postgres]}}");
        var rules = all.one("ClusterRole", role).path("rules");
        var usual = chart.one("ClusterRole", role).path("rules");

        assertThat(verbs(rules, "networkpolicies")).contains("create", "delete");
        assertThat(verbs(rules, "nodes")).containsExactlyInAnyOrder("get", "list");
        assertThat(verbs(rules, "pods/exec")).contains("create");
        assertThat(verbs(rules, "pods")).doesNotContain("delete");
        assertThat(all.variable("failover-service", "PGHAVEN_FAILOVER_DRILL_STOP_NODE"))
                .isEqualTo("true");
        assertThat(all.variable("failover-service", "PGHAVEN_FAILOVER_DRILL_KILL_POSTGRES"))
                .isEqualTo("true");
        assertThat(all.variable("failover-service", "PGHAVEN_AZURE_SUBSCRIPTION_ID")).isNotEmpty();
        assertThat(chart.variable("failover-service", "PGHAVEN_AZURE_SUBSCRIPTION_ID")).isEmpty();
        assertThat(Stream.of("networkpolicies", "nodes", "pods/exec"))
                .allMatch(it -> verbs(usual, it).isEmpty());
    }

    @Test
    void bindsEachRoleToTheServiceThatItIsNamedAfter() {
        var bindings =
                Stream.of("RoleBinding", "ClusterRoleBinding")
                        .flatMap(it -> chart.of(it).stream())
                        .toList();

        assertThat(bindings)
                .allSatisfy(it -> {
                    var service = it.at("/subjects/0/name").asText();
                    assertThat(it.path("subjects")).hasSize(1);
                    assertThat(it.at("/subjects/0/namespace").asText()).isEqualTo("pghaven-system");
                    assertThat(it.at("/roleRef/name").asText()).isEqualTo("pghaven-" + service);
                });
        assertThat(bindings).hasSize(chart.of("Role").size() + chart.of("ClusterRole").size());
    }

    /** The sandbox carries no Helm: what it applies at its start lies in a file. */
    @Test
    void isWhatTheSandboxEnforces() throws IOException {
        var rendered =
                Chart.with(Chart.SANDBOX).objects().stream()
                        .filter(it -> APPLIED.contains(it.path("kind").asText()))
                        .toList();
        if (Boolean.getBoolean(Golden.REWRITE)) {
            Files.writeString(OF_THE_SANDBOX, text(rendered));
        }

        assertThat(Files.readString(OF_THE_SANDBOX))
                .as("-D%s=true rewrites it", Golden.REWRITE)
                .isEqualTo(text(rendered));
    }

    private static String text(List<JsonNode> objects) throws IOException {
        var text =
                new StringBuilder(
                        "# The chart with deploy/sandbox-values.yaml, written by its tests with"
                                + " -Dpghaven.rewrite=true.\n");
        for (var object : objects) {
            text.append(YAML.writeValueAsString(object));
        }
        return text.toString();
    }

    private static Stream<JsonNode> rules(Rendered chart) {
        return Stream.of("Role", "ClusterRole")
                .flatMap(it -> chart.of(it).stream())
                .flatMap(it -> Rendered.items(it.path("rules")));
    }

    private static Set<String> verbs(JsonNode rules, String resource) {
        return Rendered.items(rules)
                .filter(it -> Rendered.texts(it.path("resources")).contains(resource))
                .flatMap(it -> Rendered.items(it.path("verbs")).map(JsonNode::asText))
                .collect(Collectors.toUnmodifiableSet());
    }
}
