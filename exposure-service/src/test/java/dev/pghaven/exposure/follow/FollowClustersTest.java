package dev.pghaven.exposure.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.contracts.ClusterProvisioned;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.contracts.spec.SourceRange;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.expose.Exposing;
import dev.pghaven.exposure.expose.Workflows;
import dev.pghaven.exposure.fakes.InMemoryExposedClusters;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.operations.Plan;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowClustersTest {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    private static final Exposure OPEN =
            new Exposure(
                    Optional.of("shop-orders"),
                    null,
                    Optional.of(new PublicIp("pip-pghaven", null)),
                    null,
                    List.of(SourceRange.parse("203.0.113.0/24")),
                    null,
                    null,
                    null,
                    null);

    private final InMemoryClusters clusters = new InMemoryClusters();
    private final InMemoryExposedClusters exposed = new InMemoryExposedClusters();
    private final LetClusterGo letClusterGo = new LetClusterGo(clusters, exposed);
    private final FollowClusters handler =
            new FollowClusters(Workflows.exposeCluster(), letClusterGo);

    @Test
    void exposesAClusterWhoseSpecSaysWhoMayConnect() {
        assertThat(planFor(provisioned(Optional.of(OPEN))))
                .get()
                .extracting(Plan::initialState)
                .isEqualTo(Exposing.of(OPERATION, ORDERS, OPEN, Optional.of("uid-1")));
    }

    @Test
    void namesThatAreOnlyPlannedExposeNothing() {
        var planned = Exposure.planned(Optional.of("shop-orders"), List.of());

        assertThat(planFor(provisioned(Optional.of(planned)))).isEmpty();
    }

    @Test
    void aSpecWithoutExposureLeavesWhatARequestAskedFor() {
        assertThat(planFor(provisioned(Optional.empty()))).isEmpty();
    }

    @Test
    void aClusterThatIsGoneIsLetGo() {
        exposed.keep(exposed("uid-of-the-removed"));

        assertThat(removed().runToEnd().completed()).isTrue();
        assertThat(exposed.all()).isEmpty();
    }

    @Test
    void oneOfThatNameThatCameSinceIsKept() {
        exposed.keep(exposed(stand()));

        assertThat(removed().runToEnd().completed()).isTrue();
        assertThat(exposed.all()).hasSize(1);
    }

    @Test
    void aClusterThatWasNeverExposedIsLetGoToo() {
        assertThat(removed().runToEnd().completed()).isTrue();
    }

    @Test
    void survivesACrashAfterEachStep() {
        Crashes.crashAfterEachStep(
                () -> {
                    exposed.keep(exposed("uid-of-the-removed"));
                    return removed();
                },
                _ -> assertThat(exposed.all()).isEmpty());
    }

    private Optional<Plan<?>> planFor(ClusterProvisioned fact) {
        return handler.planFor(OPERATION, fact);
    }

    private WorkflowDriver<LettingGo> removed() {
        var plan = handler.planFor(OPERATION, new ClusterRemoved(ORDERS, OPERATION)).orElseThrow();
        return WorkflowDriver.of(letClusterGo, ORDERS, (LettingGo) plan.initialState());
    }

    private String stand() {
        var metadata = new ObjectMetaBuilder().withNamespace("shop").withName("orders").build();
        clusters.apply(Cluster.of(metadata, ClusterSpec.builder(3).build()));
        return clusters.uidOf(ORDERS).orElseThrow();
    }

    private static ExposedCluster exposed(String uid) {
        return new ExposedCluster(ORDERS, uid, "app", OPEN, List.of());
    }

    private static ClusterProvisioned provisioned(Optional<Exposure> exposure) {
        var spec =
                Json.mapper()
                        .createObjectNode()
                        .put("instances", 3)
                        .set("exposure", Json.toNode(exposure.orElse(null)));
        return new ClusterProvisioned(
                ORDERS,
                OPERATION,
                "orders-rw.shop.svc",
                "orders-ro.shop.svc",
                Json.read(spec, dev.pghaven.contracts.ClusterSpec.class),
                Optional.of("uid-1"));
    }
}
