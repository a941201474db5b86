package dev.pghaven.failover.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.Disruptor;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.UndoAnswer;
import dev.pghaven.failover.Victim;
import dev.pghaven.failover.fakes.Configurations;
import dev.pghaven.kubernetes.ServerSideApply;
import dev.pghaven.testkit.SharedSandbox;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ways to break the one instance of a cluster. */
class DisruptorsIT {
    private static final ClusterRef ALONE = new ClusterRef("broken", "alone");
    private static final String PRIMARY = "alone-1";
    private static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000007");
    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with();

    private static KubernetesClient client;
    private static InstancePods pods;
    private static Disruptor isolation;

    @BeforeAll
    static void start() {
        var config =
                Config.fromKubeconfig(SANDBOX.process().folder().resolve("kubeconfig").toFile());
        client = new KubernetesClientBuilder().withConfig(config).build();
        pods = new InstancePods(client);
        isolation =
                new PrimaryIsolation(
                        client, pods, new ServerSideApply(client, "pghaven-failover-service"));
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(ALONE.namespace())
                                .endMetadata()
                                .build())
                .create();
        client.resource(cluster()).create();
        await().atMost(LONG).until(DisruptorsIT::isReady);
    }

    @AfterAll
    static void stop() {
        client.resource(cluster()).delete();
        client.close();
    }

    @AfterEach
    void letIn() {
        client.network().v1().networkPolicies().inNamespace(ALONE.namespace()).delete();
    }

    @Test
    void aPolicyOfOursCutsThePrimaryOffUntilThatIsUndone() {
        var victim = victimOf(isolation);
        assertThat(victim.identity())
                .isEqualTo(pods.find(ALONE, PRIMARY).get().getMetadata().getUid());

        isolation.disrupt(victim);
        isolation.disrupt(victim);

        assertThat(policies())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.getMetadata().getName()).isEqualTo("alone-1-isolated");
                    assertThat(it.getMetadata().getLabels())
                            .containsEntry("app.kubernetes.io/managed-by", "pghaven")
                            .containsEntry("pghaven.dev/cluster", "alone")
                            .containsEntry("pghaven.dev/operation", OPERATION.toString());
                    assertThat(it.getMetadata().getManagedFields())
                            .extracting("manager")
                            .containsExactly("pghaven-failover-service");
                    assertThat(it.getSpec().getPodSelector().getMatchLabels())
                            .containsEntry("cnpg.io/cluster", "alone")
                            .containsEntry("cnpg.io/instanceName", PRIMARY);
                    assertThat(it.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
                    assertThat(it.getSpec().getIngress()).isEmpty();
                    assertThat(it.getSpec().getEgress()).isEmpty();
                });
        assertThat(isolation.victimOf(ALONE, PRIMARY)).isEmpty();

        assertThat(isolation.undo(victim)).isEqualTo(new UndoAnswer.Done());
        assertThat(isolation.undo(victim)).isEqualTo(new UndoAnswer.Done());

        assertThat(policies()).isEmpty();
        assertThat(isolation.victimOf(ALONE, PRIMARY)).hasValue(victim.identity());
    }

    @Test
    void somebodyElsesPolicyIsNeitherUsedNorDeleted() {
        var victim = victimOf(isolation);
        var policy = IsolationPolicy.of(victim);
        policy.getMetadata().getLabels().clear();
        client.resource(policy).create();

        assertThatThrownBy(() -> isolation.victimOf(ALONE, PRIMARY))
                .hasMessage("there is a network policy alone-1-isolated that pghaven did not make");
        assertThatThrownBy(() -> isolation.undo(victim)).hasMessageContaining("did not make");
        assertThat(policies()).hasSize(1);
    }

    @Test
    void aKilledServerIsAnotherVictimAfterwards() {
        var kill = killing();
        var victim = victimOf(kill);

        kill.disrupt(victim);

        await().atMost(LONG)
                .until(() ->
                        kill.victimOf(ALONE, PRIMARY)
                                .filter(it -> !it.equals(victim.identity()))
                                .isPresent());
        await().atMost(LONG).until(DisruptorsIT::isReady);
    }

    @Test
    void whatACommandSaysWhenItFailsIsTold() {
        assertThatThrownBy(() -> new Execution(client).run(ALONE, PRIMARY, "postgres", "true"))
                .hasMessageContaining("could not run true in pod alone-1: it ended with 126");
        assertThatThrownBy(() -> new Execution(client).run(ALONE, "nobody", "postgres", "true"))
                .hasMessageContaining("nobody");
    }

    @Test
    void killingIsOffUnlessItIsConfigured() {
        assertThat(killing().missing()).hasValue("pghaven.failover.drill.kill-postgres is false");
    }

    private static Disruptor killing() {
        return new PostgresKill(
                pods, new Execution(client), Configurations.defaults(DrillConfiguration.class));
    }

    private static Victim victimOf(Disruptor disruptor) {
        return new Victim(
                OPERATION, ALONE, PRIMARY, disruptor.victimOf(ALONE, PRIMARY).orElseThrow());
    }

    private static List<NetworkPolicy> policies() {
        return client.network()
                .v1()
                .networkPolicies()
                .inNamespace(ALONE.namespace())
                .list()
                .getItems();
    }

    private static boolean isReady() {
        return pods.find(ALONE, PRIMARY)
                .filter(it -> it.getStatus() != null)
                .filter(it ->
                        it.getStatus().getConditions().stream()
                                .anyMatch(each ->
                                        each.getType().equals("Ready")
                                                && each.getStatus().equals("True")))
                .isPresent();
    }

    private static GenericKubernetesResource cluster() {
        return Serialization.unmarshal(
                """
                apiVersion: postgresql.cnpg.io/v1
                kind: Cluster
                metadata: {namespace: broken, name: alone}
                spec:
                  instances: 1
                  storage: {size: 1Gi}
                """,
                GenericKubernetesResource.class);
    }
}
