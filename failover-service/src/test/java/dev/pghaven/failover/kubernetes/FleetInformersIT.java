package dev.pghaven.failover.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.cnpg.Annotations;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.failover.HealthConfiguration;
import dev.pghaven.failover.SwitchoverAnswer;
import dev.pghaven.failover.fakes.Configurations;
import dev.pghaven.failover.health.Fleet;
import dev.pghaven.failover.health.FleetCondition;
import dev.pghaven.failover.health.HealthReport;
import dev.pghaven.testkit.SharedSandbox;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an API server says while watches break, and what is seen of it. */
class FleetInformersIT {
    private static final ClusterRef ORDERS = new ClusterRef("watched", "orders");
    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with();

    private static KubernetesClient client;

    private final Fleet fleet = new Fleet();
    private FleetInformers informers;

    @BeforeAll
    static void start() {
        var config =
                Config.fromKubeconfig(SANDBOX.process().folder().resolve("kubeconfig").toFile());
        client = new KubernetesClientBuilder().withConfig(config).build();
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(ORDERS.namespace())
                                .endMetadata()
                                .build())
                .create();
        client.resource(cluster("orders", "")).create();
        client.resource(cluster("copy", "labels: {pghaven.dev/operation: some}")).create();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @BeforeEach
    void watch() {
        informers =
                new FleetInformers(
                        client, fleet, Configurations.defaults(HealthConfiguration.class));
        informers.onStart(new StartupEvent());
        await().atMost(LONG).until(fleet::isComplete);
    }

    @AfterEach
    void stopWatching() {
        informers.onStop(new ShutdownEvent());
    }

    @Test
    void aClusterIsSeenFromItsFormingOnAndCopiesAreNot() {
        await().atMost(LONG).until(() -> condition().equals(Optional.of(FleetCondition.HEALTHY)));

        var look = fleet.find(ORDERS).orElseThrow();
        assertThat(look.pods()).containsOnlyKeys("orders-1");
        assertThat(look.pods().get("orders-1").ready()).isTrue();
        assertThat(look.cluster().current()).hasValue("orders-1");
        assertThat(look.cluster().timeline()).isEqualTo(1);
        assertThat(fleet.find(new ClusterRef(ORDERS.namespace(), "copy"))).isEmpty();
    }

    @Test
    void whatChangesWhileWatchesBreakIsSeenAllTheSame() {
        await().atMost(LONG).until(() -> condition().equals(Optional.of(FleetCondition.HEALTHY)));
        SANDBOX.process()
                .control(
                        "PUT",
                        "/faults/apiserver",
                        "{\"dropWatchesAfterMillis\": 50, \"user\": \"\"}");

        for (var round = 0; round < 2; round++) {
            fence("[\"orders-1\"]");
            await().atMost(LONG)
                    .until(() -> condition().equals(Optional.of(FleetCondition.FORMING)));
            fence("[]");
            await().atMost(LONG)
                    .until(() -> condition().equals(Optional.of(FleetCondition.HEALTHY)));
        }
    }

    @Test
    void aSwitchoverIsAskedForOnlyOfTheClusterThatIsMeant() {
        await().atMost(LONG).until(() -> condition().equals(Optional.of(FleetCondition.HEALTHY)));
        var switchovers = new KubernetesSwitchovers(client);
        var uid = fleet.find(ORDERS).orElseThrow().cluster().uid();

        assertThat(switchovers.ask(ORDERS, "another", "orders-1", "orders-2"))
                .isEqualTo(new SwitchoverAnswer.Overtaken("the Cluster is gone"));
        assertThat(switchovers.ask(ORDERS, uid, "orders-2", "orders-3"))
                .isInstanceOfSatisfying(
                        SwitchoverAnswer.Overtaken.class,
                        it -> assertThat(it.reason()).contains("orders-1"));
        assertThat(switchovers.ask(ORDERS, uid, "orders-2", "orders-1"))
                .isEqualTo(new SwitchoverAnswer.Asked());
    }

    private Optional<FleetCondition> condition() {
        return fleet.find(ORDERS).map(it -> HealthReport.of(it, Optional.empty()).condition());
    }

    /** Whatever the operator writes at the same time. */
    private static void fence(String instances) {
        var annotations = Map.of(Annotations.FENCED_INSTANCES, instances);
        resource()
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Json.write(Map.of("metadata", Map.of("annotations", annotations))));
    }

    private static Resource<GenericKubernetesResource> resource() {
        return client.genericKubernetesResources(Cnpg.CLUSTERS)
                .inNamespace(ORDERS.namespace())
                .withName(ORDERS.name());
    }

    private static GenericKubernetesResource cluster(String name, String labels) {
        return Serialization.unmarshal(
                """
                apiVersion: postgresql.cnpg.io/v1
                kind: Cluster
                metadata:
                  name: %s
                  namespace: watched
                  annotations: {example.com/note: test}
                  %s
                spec: {instances: 1, storage: {size: 1Gi}}
                """
                        .formatted(name, labels),
                GenericKubernetesResource.class);
    }
}
