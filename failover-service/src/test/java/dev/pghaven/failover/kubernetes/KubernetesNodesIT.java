package dev.pghaven.failover.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.Nodes;
import dev.pghaven.testkit.SharedSandbox;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an API server says of a node and of whom it runs. */
class KubernetesNodesIT {
    private static final String NAMESPACE = "node-drills";
    private static final ClusterRef ORDERS = new ClusterRef(NAMESPACE, "orders");
    private static final String NODE = "aks-system-0";

    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with();

    private static KubernetesClient client;
    private static Nodes nodes;

    @BeforeAll
    static void start() {
        var config =
                Config.fromKubeconfig(SANDBOX.process().folder().resolve("kubeconfig").toFile());
        client = new KubernetesClientBuilder().withConfig(config).build();
        nodes = new KubernetesNodes(client, new InstancePods(client));
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .create();
        create("orders-1", "cnpg.io/cluster: orders, cnpg.io/instanceRole: primary");
    }

    @AfterAll
    static void stop() {
        client.pods().inNamespace(NAMESPACE).withGracePeriod(0).delete();
        client.close();
    }

    @Test
    void findsTheNodeUnderAnInstanceAndByItsMachine() {
        var node = nodes.under(ORDERS, "orders-1").orElseThrow();

        assertThat(node.name()).isEqualTo(NODE);
        assertThat(node.ready()).isTrue();
        assertThat(node.providerId().orElseThrow())
                .startsWith("azure:///subscriptions/")
                .endsWith("/virtualMachineScaleSets/aks-system-vmss/virtualMachines/0");
        assertThat(nodes.find(node.providerId().orElseThrow())).contains(node);
        assertThat(nodes.find("azure:///nowhere")).isEmpty();
        assertThat(nodes.under(ORDERS, "orders-2")).isEmpty();
    }

    @Test
    void saysWhoElseIsNeededThere() {
        var node = nodes.under(ORDERS, "orders-1").orElseThrow();
        assertThat(nodes.whoElseIsNeededOn(node, ORDERS)).isEmpty();

        create("ledger-2", "cnpg.io/cluster: ledger, cnpg.io/instanceRole: replica");
        create("ledger-1", "cnpg.io/cluster: ledger, cnpg.io/instanceRole: primary");
        create("controller", "app.kubernetes.io/name: cloudnative-pg");

        assertThat(nodes.whoElseIsNeededOn(node, ORDERS))
                .containsExactlyInAnyOrder("the primary of node-drills/ledger", "the operator");
    }

    private static void create(String name, String labels) {
        var yaml =
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: %s, labels: {%s}}
                spec:
                  nodeName: %s
                  containers: [{name: pause, image: registry.k8s.io/pause}]
                """
                        .formatted(name, NAMESPACE, labels, NODE);
        client.resource(Serialization.unmarshal(yaml, Pod.class)).create();
    }
}
