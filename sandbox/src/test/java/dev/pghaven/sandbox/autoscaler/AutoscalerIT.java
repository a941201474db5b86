package dev.pghaven.sandbox.autoscaler;

import static dev.pghaven.sandbox.autoscaler.NodesAndPods.node;
import static dev.pghaven.sandbox.autoscaler.NodesAndPods.on;
import static dev.pghaven.sandbox.autoscaler.NodesAndPods.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.apiserver.ApiServer;
import dev.pghaven.sandbox.apiserver.ApiServerConfig;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.pki.SandboxPki;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoscalerIT {
    private static final PoolLimits LIMITS =
            new PoolLimits(3, 4, Duration.ofSeconds(2), Duration.ofMinutes(10));

    @TempDir private Path folder;
    private Instant now = Instant.parse("2026-11-22T18:00:00Z");
    private ApiServer apiServer;
    private KubernetesClient client;
    private Autoscaler autoscaler;

    @BeforeEach
    void start() {
        var pki = SandboxPki.open(folder);
        var files = pki.server("apiserver", List.of("kubernetes"), List.of("127.0.0.1"));
        var user = Optional.of(new User("test", List.of("system:masters")));
        apiServer =
                ApiServer.start(
                        ApiServerConfig.of(
                                "127.0.0.1", 0, files.certificate(), files.key(), token -> user));
        client =
                new KubernetesClientBuilder()
                        .withConfig(
                                new ConfigBuilder(Config.empty())
                                        .withMasterUrl(apiServer.url())
                                        .withCaCertFile(pki.caFile().toString())
                                        .withOauthToken("test")
                                        .build())
                        .build();
        InstantSource moments = () -> now;
        autoscaler = new Autoscaler(client, LIMITS, moments.withZone(ZoneOffset.UTC));
        for (int i = 0; i < LIMITS.least(); i++) {
            create(node(i, i + 1));
            client.resource(on(i, pod("full-" + i, 4))).create();
        }
    }

    @AfterEach
    void stop() {
        autoscaler.close();
        client.close();
        apiServer.close();
    }

    @Test
    void aWaitingPodGetsANodeWhichGoesWhenItHasBeenEmptyForLong() {
        waiting("first");
        lookAfter(Duration.ZERO);
        assertThat(nodes()).hasSize(3);

        lookAfter(LIMITS.growAfter());
        assertThat(nodes()).contains("aks-postgres-3").hasSize(4);
        assertThat(events()).contains("TriggeredScaleUp", "RegisteredNode");

        client.pods().inNamespace("default").withName("first").edit(pod -> on(3, pod));
        lookAfter(LIMITS.shrinkAfter());
        lookAfter(LIMITS.shrinkAfter());
        assertThat(nodes()).as("something runs there").hasSize(4);

        client.pods().inNamespace("default").withName("first").withGracePeriod(0).delete();
        lookAfter(Duration.ZERO);
        lookAfter(LIMITS.shrinkAfter().minusSeconds(1));
        lookAfter(Duration.ZERO);
        assertThat(nodes()).as("not empty for long").hasSize(4);

        lookAfter(Duration.ofSeconds(1));
        assertThat(nodes()).as("closed at first").hasSize(4);
        lookAfter(Duration.ZERO);
        assertThat(nodes()).containsExactly("aks-postgres-0", "aks-postgres-1", "aks-postgres-2");
    }

    @Test
    void aNodeThatGotAPodWhileItWasClosedIsOpenedAgain() {
        create(node(3, 1));
        lookAfter(Duration.ZERO);
        lookAfter(LIMITS.shrinkAfter());
        assertThat(taints()).hasSize(1);
        client.resource(on(3, pod("late", 1))).create();

        lookAfter(Duration.ZERO);

        assertThat(nodes()).hasSize(4);
        assertThat(taints()).isEmpty();
    }

    @Test
    void thePoolDoesNotGrowBeyondItsMost() {
        waiting("first");
        waiting("second");
        waiting("third");
        lookAfter(Duration.ZERO);
        lookAfter(LIMITS.growAfter());
        lookAfter(LIMITS.growAfter());

        assertThat(nodes()).hasSize(LIMITS.most());
    }

    private void lookAfter(Duration time) {
        now = now.plus(time);
        autoscaler.look();
    }

    private void create(Node node) {
        node.getMetadata()
                .setResourceVersion(
                        client.resource(node).create().getMetadata().getResourceVersion());
        client.resource(node).updateStatus();
    }

    private void waiting(String name) {
        Pod pod = client.resource(pod(name, 3)).create();
        client.pods()
                .resource(pod)
                .editStatus(current -> {
                    current.setStatus(
                            new PodStatusBuilder()
                                    .withPhase("Pending")
                                    .addNewCondition()
                                    .withType("PodScheduled")
                                    .withStatus("False")
                                    .withReason("Unschedulable")
                                    .endCondition()
                                    .build());
                    return current;
                });
    }

    private List<String> nodes() {
        return client.nodes().list().getItems().stream()
                .map(node -> node.getMetadata().getName())
                .sorted()
                .toList();
    }

    private List<?> taints() {
        return client.nodes().withName("aks-postgres-3").get().getSpec().getTaints();
    }

    private List<String> events() {
        return client.v1().events().inAnyNamespace().list().getItems().stream()
                .map(event -> event.getReason())
                .toList();
    }
}
