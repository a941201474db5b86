package dev.pghaven.exposure.conceal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.cnpg.Labels;
import dev.pghaven.contracts.ClusterConcealed;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.exposure.ClusterParts;
import dev.pghaven.exposure.ClusterPatch;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.fakes.Configurations;
import dev.pghaven.exposure.fakes.InMemoryClusterParts;
import dev.pghaven.exposure.fakes.InMemoryExposedClusters;
import dev.pghaven.exposure.fakes.InMemoryLoadBalancers;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConcealClusterTest {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    private static final List<String> BOTH = List.of("orders-ro-external", "orders-rw-external");

    private final InMemoryClusters clusters = new InMemoryClusters();
    private final InMemoryLoadBalancers loadBalancers = new InMemoryLoadBalancers();
    private final InMemoryClusterParts parts = new InMemoryClusterParts(clusters, loadBalancers);
    private final InMemoryExposedClusters exposed = new InMemoryExposedClusters();

    ConcealClusterTest() {
        var metadata = new ObjectMetaBuilder().withNamespace("shop").withName("orders").build();
        clusters.apply(Cluster.of(metadata, ClusterSpec.builder(3).build()));
        parts.apply(
                ClusterParts.Part.CERTIFICATE, ClusterPatch.names(ORDERS, List.of("a.example")));
        exposed.keep(
                new ExposedCluster(
                        ORDERS,
                        "uid-1",
                        "app",
                        Exposure.planned(Optional.of("shop-orders"), List.of()),
                        List.of()));
        BOTH.forEach(it -> loadBalancers.put(service(it, OurLabels.of(ORDERS))));
        loadBalancers.put(service("theirs", Map.of()));
    }

    @Test
    void takesAwayWhatExposingMadeAndNothingElse() {
        var workflow = conceal().runToEnd();

        assertThat(workflow.facts()).containsExactly(new ClusterConcealed(ORDERS, OPERATION, BOTH));
        assertThat(loadBalancers.names()).containsExactly("shop/theirs");
        assertThat(clusters.find(ORDERS).orElseThrow().spec().certificates()).isNull();
        assertThat(exposed.all()).isEmpty();
    }

    @Test
    void nothingExposedIsConcealedToo() {
        conceal().runToEnd();

        assertThat(conceal().runToEnd().facts())
                .containsExactly(new ClusterConcealed(ORDERS, OPERATION, List.of()));
    }

    @Test
    void aClusterThatIsGoneHasNothingToRelease() {
        clusters.delete(ORDERS, clusters.uidOf(ORDERS).orElseThrow());

        assertThat(conceal().runToEnd().completed()).isTrue();
        assertThat(clusters.find(ORDERS)).isEmpty();
    }

    @Test
    void whatTheOperatorKeepsIsTakenFromItsList() {
        var kept =
                BOTH.stream()
                        .map(it -> service(it, OurLabels.of(ORDERS)))
                        .map(ConcealClusterTest::byOperator)
                        .toList();
        kept.forEach(loadBalancers::put);

        var workflow = conceal().run("remove-services");

        assertThat(workflow.stop()).isEmpty();
        assertThat(loadBalancers.deleted()).isEmpty();
    }

    @Test
    void plannedNamesOfTheProvisionerStay() {
        parts.apply(ClusterParts.Part.CERTIFICATE, ClusterPatch.nothing(ORDERS));
        var metadata = new ObjectMetaBuilder().withNamespace("shop").withName("orders").build();
        var planned = ClusterPatch.names(ORDERS, List.of("planned.example")).spec();
        clusters.apply(
                Cluster.of(
                        metadata,
                        ClusterSpec.builder(3).certificates(planned.certificates()).build()));

        conceal().runToEnd();

        assertThat(clusters.find(ORDERS).orElseThrow().spec().certificates().serverAltDNSNames())
                .containsExactly("planned.example");
    }

    @Test
    void survivesACrashAfterEachStep() {
        Crashes.crashAfterEachStep(
                () -> new ConcealClusterTest().conceal(), ConcealClusterTest::saidOnce);
    }

    @Test
    void everyStepMayRunTwice() {
        Crashes.everyStepTwice(
                () -> new ConcealClusterTest().conceal(), ConcealClusterTest::saidOnce);
    }

    private static void saidOnce(WorkflowDriver<Concealing> workflow) {
        assertThat(workflow.facts()).containsExactly(new ClusterConcealed(ORDERS, OPERATION, BOTH));
    }

    private WorkflowDriver<Concealing> conceal() {
        var workflow =
                new ConcealCluster(
                        loadBalancers,
                        new Removal(clusters, parts, loadBalancers, exposed),
                        Configurations.defaults());
        var request = new dev.pghaven.contracts.ConcealCluster(ORDERS);
        return WorkflowDriver.of(workflow, ORDERS, Concealing.of(OPERATION, request));
    }

    private static Service byOperator(Service service) {
        return new ServiceBuilder(service)
                .editMetadata()
                .addToLabels(Labels.MANAGED, "true")
                .endMetadata()
                .build();
    }

    private static Service service(String name, Map<String, String> labels) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withType("LoadBalancer")
                .endSpec()
                .build();
    }
}
