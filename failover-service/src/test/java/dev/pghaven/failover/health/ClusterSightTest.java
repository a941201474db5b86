package dev.pghaven.failover.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClusterSightTest {
    @Test
    void readsAClusterThatFailsOver() {
        var sight =
                sight(
                        """
                        metadata:
                          namespace: shop
                          name: orders
                          uid: uid-1
                          annotations: {cnpg.io/fencedInstances: '["orders-3"]'}
                        spec: {instances: 3}
                        status:
                          phase: Failing over
                          phaseReason: Failing over from orders-1
                          instances: 3
                          readyInstances: 2
                          instancesStatus: {healthy: [orders-2, orders-3], failed: [orders-1]}
                          currentPrimary: orders-1
                          currentPrimaryTimestamp: "2026-11-22T04:15:07.123456Z"
                          targetPrimary: pending
                          targetPrimaryTimestamp: "2026-11-22T05:15:07.000001+01:00"
                          timelineID: 3
                          conditions:
                          - {type: Ready, status: "False", reason: ClusterIsNotReady, message: "", lastTransitionTime: "2026-11-22T04:15:08Z"}
                          newInALaterOperator: true
                        """);

        assertThat(sight.cluster()).isEqualTo(new ClusterRef("shop", "orders"));
        assertThat(sight.wanted()).isEqualTo(3);
        assertThat(sight.ready()).isEqualTo(2);
        assertThat(sight.current()).hasValue("orders-1");
        assertThat(sight.target()).hasValue(Cnpg.PENDING);
        assertThat(sight.namedTarget()).isEmpty();
        assertThat(sight.isSettled()).isFalse();
        assertThat(sight.currentSince()).hasValue(Instant.parse("2026-11-22T04:15:07.123456Z"));
        assertThat(sight.targetSince()).hasValue(Instant.parse("2026-11-22T04:15:07.000001Z"));
        assertThat(sight.timeline()).isEqualTo(3);
        assertThat(sight.healthy()).containsExactly("orders-2", "orders-3");
        assertThat(sight.fenced()).containsExactly("orders-3");
        assertThat(sight.notReadySince()).hasValue(Instant.parse("2026-11-22T04:15:08Z"));
        assertThat(sight.readySince()).isEmpty();
        assertThat(sight.leaving()).isFalse();
    }

    @Test
    void readsAClusterThatTheOperatorHasNotSeenYet() {
        var sight =
                sight(
                        """
                        metadata: {namespace: shop, name: orders, uid: uid-1}
                        spec: {instances: 1}
                        """);

        assertThat(sight.current()).isEmpty();
        assertThat(sight.isSettled()).isFalse();
        assertThat(sight.ready()).isZero();
    }

    @Test
    void seesWhoLeavesAndWhoRests() {
        var sight =
                sight(
                        """
                        metadata: {namespace: shop, name: orders, uid: uid-1, deletionTimestamp: "2026-11-22T04:15:08Z"}
                        spec: {instances: 1}
                        status:
                          conditions:
                          - {type: cnpg.io/hibernation, status: "True", reason: Hibernated, message: "", lastTransitionTime: "2026-11-22T04:15:08Z"}
                        """);

        assertThat(sight.leaving()).isTrue();
        assertThat(sight.resting()).isTrue();
    }

    @Test
    void restsFromTheWishOn() {
        assertThat(withAnnotations("{cnpg.io/hibernation: 'on'}").resting()).isTrue();
        assertThat(withAnnotations("{cnpg.io/hibernation: 'off'}").resting()).isFalse();

        var deletingPods =
                sight(
                        """
                        metadata: {namespace: shop, name: orders, uid: uid-1}
                        spec: {instances: 1}
                        status:
                          conditions:
                          - {type: cnpg.io/hibernation, status: "False", reason: DeletingPods, message: "", lastTransitionTime: "2026-11-22T04:15:08Z"}
                        """);
        assertThat(deletingPods.resting()).isTrue();
    }

    private static ClusterSight withAnnotations(String annotations) {
        return sight(
                """
                metadata: {namespace: shop, name: orders, uid: uid-1, annotations: %s}
                spec: {instances: 1}
                """
                        .formatted(annotations));
    }

    private static ClusterSight sight(String yaml) {
        var head = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\n";
        return ClusterSight.of(
                Resources.read(
                        Serialization.unmarshal(head + yaml, GenericKubernetesResource.class),
                        Cluster.class));
    }
}
