package dev.pghaven.exposure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.cnpg.Phase;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.kubernetes.Instance;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StillnessTest {
    private final InMemoryClusters clusters = new InMemoryClusters();
    private final List<Instance> instances =
            List.of(
                    instance("orders-1", Instance.Role.PRIMARY, true),
                    instance("orders-2", Instance.Role.REPLICA, true),
                    instance("orders-3", Instance.Role.REPLICA, false));

    StillnessTest() {
        var metadata = new ObjectMetaBuilder().withNamespace("apps").withName("orders").build();
        clusters.apply(Cluster.of(metadata, ClusterSpec.builder(3).build()));
    }

    @ParameterizedTest
    @EnumSource(EndpointRole.class)
    void aHealthyClusterIsStillAlsoWithAReplicaDown(EndpointRole role) {
        assertThat(still().unrest(role)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "targetPrimary, orders-2, the primary moves from orders-1 to orders-2",
        "targetPrimary, pending, the operator looks for a new primary",
        "currentPrimary, '', the cluster has no primary yet",
        "currentPrimaryFailingSinceTimestamp, 2026-06-05T12:00:00Z, the primary orders-1 fails",
        "phase, Failing over, the cluster's phase is 'Failing over'",
        "phase, Switchover in progress, the cluster's phase is 'Switchover in progress'"
    })
    void aFailoverIsWaitedFor(String field, String value, String why) {
        clusters.operatorSays(field, value);

        assertThat(still().unrest(EndpointRole.READ_WRITE)).contains(Unrest.failure(why));
        assertThat(still().unrest(EndpointRole.READ_ONLY)).contains(Unrest.failure(why));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"HEALTHY", "CREATING_REPLICA", "FAILING_PLUGIN", "WAITING_FOR_USER"})
    void otherPhasesAreNoExcuse(Phase phase) {
        clusters.operatorSays(phase);

        assertThat(still().unrest(EndpointRole.READ_WRITE)).isEmpty();
    }

    @Test
    void anOperationThatChangesTheClusterIsWaitedFor() {
        var still =
                new Stillness(cluster(), instances, Optional.of("expose-cluster 1 of exposure"));

        assertThat(still.unrest(EndpointRole.READ_WRITE))
                .contains(Unrest.wanted("expose-cluster 1 of exposure changes the cluster"));
    }

    @Test
    void aPrimaryThatIsNotReadyIsWaitedForBeforeTheOperatorNotices() {
        var down = List.of(instance("orders-1", Instance.Role.PRIMARY, false));

        assertThat(with(down).unrest(EndpointRole.READ_WRITE))
                .contains(Unrest.failure("the primary orders-1 is not ready"));
    }

    @Test
    void withoutAReplicaOnlyTheReadOnlyEndpointIsWaitedFor() {
        var alone = List.of(instance("orders-1", Instance.Role.PRIMARY, true));

        assertThat(with(alone).unrest(EndpointRole.READ_WRITE)).isEmpty();
        assertThat(with(alone).unrest(EndpointRole.READ_ONLY))
                .contains(Unrest.failure("no replica is ready"));
    }

    @Test
    void aFailoverThatWasOverBeforeAnybodyLookedIsNoticed() {
        clusters.operatorSays("currentPrimaryTimestamp", "2026-06-05T12:00:00.000000Z");
        var before = still();
        clusters.operatorSays("currentPrimaryTimestamp", "2026-06-05T12:00:09.000000Z");

        assertThat(still().unrestSince(before, EndpointRole.READ_WRITE))
                .contains(Unrest.failure("the primary has moved meanwhile"));
        assertThat(still().unrestSince(still(), EndpointRole.READ_WRITE)).isEmpty();
    }

    private Stillness still() {
        return with(instances);
    }

    private Stillness with(List<Instance> pods) {
        return new Stillness(cluster(), pods, Optional.empty());
    }

    private Cluster cluster() {
        return clusters.find(Orders.REF).orElseThrow();
    }

    private static Instance instance(String name, Instance.Role role, boolean ready) {
        return new Instance(name, "10.0.0.1", role, Optional.empty(), "Guaranteed", ready);
    }
}
