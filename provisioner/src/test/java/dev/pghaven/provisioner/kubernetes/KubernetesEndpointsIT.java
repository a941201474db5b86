package dev.pghaven.provisioner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.OurLoadBalancers;
import dev.pghaven.testkit.SharedSandbox;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Services that an operator makes again as long as its list names them. */
class KubernetesEndpointsIT {
    private static final ClusterRef ORDERS = new ClusterRef("kept", "orders");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String CLUSTER =
            """
            apiVersion: postgresql.cnpg.io/v1
            kind: Cluster
            metadata: {namespace: kept, name: orders}
            spec:
              instances: 1
              storage: {size: 1Gi}
              managed:
                services:
                  additional:
                  - selectorType: rw
                    serviceTemplate:
                      metadata:
                        name: orders-rw-external
                        labels:
                          app.kubernetes.io/managed-by: pghaven
                          pghaven.dev/cluster: orders
                      spec:
                        type: LoadBalancer
            """;

    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with();

    private static KubernetesClient client;

    @BeforeAll
    static void start() {
        var config =
                Config.fromKubeconfig(SANDBOX.process().folder().resolve("kubeconfig").toFile());
        client = new KubernetesClientBuilder().withConfig(config).build();
        var namespace = new NamespaceBuilder().withNewMetadata().withName("kept").endMetadata();
        client.resource(namespace.build()).create();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Test
    void theyGoBeforeTheClusterDoes() {
        var loadBalancers = new OurLoadBalancers(client);
        var endpoints = new KubernetesEndpoints(client, loadBalancers);
        client.resource(Serialization.unmarshal(CLUSTER, GenericKubernetesResource.class)).create();
        await().atMost(LONG).until(() -> !loadBalancers.of(ORDERS).isEmpty());

        assertThat(endpoints.remove(ORDERS)).containsExactly("Service/orders-rw-external");
        await().atMost(LONG).until(() -> endpoints.remove(ORDERS).isEmpty());

        assertThat(cluster()).isNotNull();
        assertThat(cluster().<Object>get("spec", "managed", "services")).isNull();
    }

    @Test
    void aClusterThatIsGoneHasNone() {
        var endpoints = new KubernetesEndpoints(client, new OurLoadBalancers(client));

        assertThat(endpoints.remove(new ClusterRef("kept", "gone"))).isEmpty();
    }

    private static GenericKubernetesResource cluster() {
        return client.genericKubernetesResources(Cnpg.CLUSTERS)
                .inNamespace(ORDERS.namespace())
                .withName(ORDERS.name())
                .get();
    }
}
