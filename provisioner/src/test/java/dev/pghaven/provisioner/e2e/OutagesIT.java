package dev.pghaven.provisioner.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.testkit.Rest;
import dev.pghaven.testkit.SharedSandbox;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service needs goes away and comes back: nothing is lost, and nothing is done twice. */
class OutagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with("provisioner");

    private static final String ROLE = "pghaven-provisioner";

    private static Wire wire;
    private static KubernetesClient kubernetes;
    private static List<PolicyRule> rules;

    @BeforeAll
    static void start() {
        wire = new Wire(SANDBOX.process().endpoint("/kafka/bootstrapServers"));
        var config =
                Config.fromKubeconfig(SANDBOX.process().folder().resolve("kubeconfig").toFile());
        kubernetes = new KubernetesClientBuilder().withConfig(config).build();
        rules = kubernetes.rbac().clusterRoles().withName(ROLE).require().getRules();
    }

    @AfterAll
    static void stop() {
        allow(rules);
        kubernetes.close();
        wire.close();
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
        SANDBOX.process().control("PUT", "/faults/apiserver", fault);

        var request = wire.remove("apps/" + name);

        wire.await("ClusterRemoved", request);
        assertThat(wire.steps(request)).as("each step once").isEqualTo(RemovalSteps.NAMES);
    }

    @Test
    void kafkaIsAwayForAWhile() {
        var rest = new Rest(SANDBOX.service("provisioner").url());
        var management = new Rest(SANDBOX.service("provisioner").management());
        SANDBOX.process().control("PUT", "/faults/kafka", "{\"stopped\": true}");

        var operation = rest.delete("/clusters/apps/kafka-away", "kafka-away").location();
        await().atMost(PATIENCE).until(() -> rest.get(operation).status("completed"));
        assertThat(management.get("/q/health/live").code()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> management.get("/q/health/ready").code() == 503);
        assertThat(management.get("/q/health/ready").body()).contains("kafka");

        SANDBOX.process().control("DELETE", "/faults/kafka", "");
        wire.await("ClusterRemoved", "kafka-away");
        assertThat(wire.said("ClusterRemoved", "kafka-away")).hasSize(1);
        wire.await("ClusterRemoved", wire.remove("apps/kafka-is-back"));
    }

    @Test
    void theStoreIsAwayForAWhile() {
        var rest = new Rest(SANDBOX.service("provisioner").url());
        var management = new Rest(SANDBOX.service("provisioner").management());
        SANDBOX.process().control("PUT", "/faults/store", "{\"stopped\": true}");

        var request = wire.remove("apps/store-away");
        var answer = rest.delete("/clusters/apps/store-away", "store-away");

        assertThat(answer.code()).isEqualTo(503);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(management.get("/q/health/live").code()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> management.get("/q/health/ready").code() == 503);

        SANDBOX.process().control("DELETE", "/faults/store", "");
        wire.await("ClusterRemoved", request);
        assertThat(wire.steps(request)).as("each step once").isEqualTo(RemovalSteps.NAMES);
        await().atMost(PATIENCE).until(() -> management.get("/q/health/ready").code() == 200);
    }

    /** A sample of what {@code ./pghaven chaos --rbac} does with every rule of the chart. */
    @ParameterizedTest
    @CsvSource({"clusters, get", "secrets, deletecollection", "namespaces, get"})
    void aRightIsMissingForAWhile(String resource, String verb) {
        var rest = new Rest(SANDBOX.service("provisioner").url());
        allow(rules.stream().map(it -> without(resource, verb, it)).toList());

        var name = "without-" + resource;
        var operation = rest.delete("/clusters/apps/" + name, name).location();
        await().atMost(PATIENCE)
                .until(() -> rest.get(operation).body().contains("cannot " + verb + " resource"));

        allow(rules);
        await().atMost(PATIENCE).until(() -> rest.get(operation).status("completed"));
    }

    private static PolicyRule without(String resource, String verb, PolicyRule rule) {
        return rule.getResources().contains(resource)
                ? rule.edit().removeFromVerbs(verb).build()
                : rule;
    }

    private static void allow(List<PolicyRule> allowed) {
        kubernetes
                .rbac()
                .clusterRoles()
                .withName(ROLE)
                .edit(it -> it.edit().withRules(allowed).build());
    }
}
