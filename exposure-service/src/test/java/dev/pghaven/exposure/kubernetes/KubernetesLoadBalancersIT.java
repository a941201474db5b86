package dev.pghaven.exposure.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.OurLoadBalancers;
import dev.pghaven.kubernetes.ServerSideApply;
import dev.pghaven.testkit.SharedSandbox;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What others have changed in our Services, as an API server tells the managers of fields apart.
 */
class KubernetesLoadBalancersIT {
    private static final ClusterRef ORDERS = new ClusterRef("changed", "orders");
    private static final String IDLE =
            "service.beta.kubernetes.io/azure-load-balancer-tcp-idle-timeout";
    private static final String INTERNAL =
            "service.beta.kubernetes.io/azure-load-balancer-internal";

    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with();

    private static KubernetesClient client;
    private static KubernetesLoadBalancers loadBalancers;

    @BeforeAll
    static void start() {
        var config =
                Config.fromKubeconfig(SANDBOX.process().folder().resolve("kubeconfig").toFile());
        client = new KubernetesClientBuilder().withConfig(config).build();
        loadBalancers =
                new KubernetesLoadBalancers(
                        client,
                        new ServerSideApply(client, "exposure-service"),
                        new OurLoadBalancers(client));
        var namespace = new NamespaceBuilder().withNewMetadata().withName("changed").endMetadata();
        client.resource(namespace.build()).create();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Test
    void isPutRightWhoeverHasChangedIt() {
        var meant = service("edited", 5432);
        loadBalancers.apply(meant);
        changeByHand("edited");

        assertThat(loadBalancers.apply(meant)).isInstanceOf(Applied.Rejected.class);
        assertThat(loadBalancers.restore(meant, standing("edited")))
                .isEqualTo(new Applied.Accepted());

        assertThatItIsAsMeant(meant);
    }

    @Test
    void laterChangesOfOursStillTakeAwayWhatWasOurs() {
        loadBalancers.apply(service("moved", 5432));
        changeByHand("moved");
        loadBalancers.restore(service("moved", 5432), standing("moved"));

        loadBalancers.restore(service("moved", 7432), standing("moved"));

        assertThatItIsAsMeant(service("moved", 7432));
    }

    @Test
    void anotherOfItsNameIsLeftAlone() {
        loadBalancers.apply(service("followed", 5432));
        var before = standing("followed");
        client.services().inNamespace("changed").withName("followed").delete();
        await().until(() -> loadBalancers.find(ORDERS, "followed").isEmpty());
        var later = service("followed", 9999);
        loadBalancers.apply(later);

        assertThatIllegalStateException()
                .isThrownBy(() -> loadBalancers.restore(service("followed", 5432), before));
        assertThatItIsAsMeant(later);
    }

    private static void assertThatItIsAsMeant(Service meant) {
        var found = standing(meant.getMetadata().getName());
        assertThat(found.getSpec().getPorts().stream().map(ServicePort::getPort))
                .containsExactly(meant.getSpec().getPorts().getFirst().getPort());
        assertThat(found.getSpec().getSelector()).isEqualTo(meant.getSpec().getSelector());
        assertThat(found.getSpec().getLoadBalancerSourceRanges())
                .isEqualTo(meant.getSpec().getLoadBalancerSourceRanges());
        assertThat(found.getMetadata().getAnnotations())
                .containsEntry(IDLE, "30")
                .doesNotContainKey(INTERNAL);
    }

    /** The load balancer's controller writes to it as well; then kubectl tries again, too. */
    private static void changeByHand(String name) {
        await().ignoreExceptionsMatching(KubernetesLoadBalancersIT::isConflict)
                .until(() ->
                        client.services()
                                        .inNamespace("changed")
                                        .withName(name)
                                        .edit(it -> changed(it))
                                != null);
    }

    private static boolean isConflict(Throwable e) {
        return e instanceof KubernetesClientException failure && failure.getCode() == 409;
    }

    private static Service changed(Service it) {
        return new ServiceBuilder(it)
                .editMetadata()
                .addToAnnotations(IDLE, "4")
                .addToAnnotations(INTERNAL, "true")
                .endMetadata()
                .editSpec()
                .withLoadBalancerSourceRanges("0.0.0.0/0")
                .withSelector(Map.of("app", "another"))
                .editFirstPort()
                .withPort(6432)
                .endPort()
                .endSpec()
                .build();
    }

    private static Service standing(String name) {
        return loadBalancers.find(ORDERS, name).orElseThrow();
    }

    private static Service service(String name, int port) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace("changed")
                .withName(name)
                .withLabels(OurLabels.of(ORDERS))
                .withAnnotations(Map.of(IDLE, "30"))
                .endMetadata()
                .withNewSpec()
                .withType("LoadBalancer")
                .withSelector(Map.of("cnpg.io/cluster", "orders"))
                .withLoadBalancerSourceRanges(List.of("203.0.113.0/24"))
                .addNewPort()
                .withName("postgres")
                .withProtocol("TCP")
                .withPort(port)
                .withNewTargetPort(5432)
                .endPort()
                .endSpec()
                .build();
    }
}
