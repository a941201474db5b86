package dev.pghaven.exposure.contract;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterStatus;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Phase;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.kubernetes.Instance;
import java.util.List;
import java.util.Optional;

/**
 * Whether a cluster is still enough for its endpoints to be judged. Whoever looks during a failover
 * finds everything broken, and clients were never promised that there is none.
 *
 * @param changing the operation that changes the cluster
 */
record Stillness(Cluster cluster, List<Instance> instances, Optional<String> changing) {
    /** What it has to be waited for. */
    Optional<Unrest> unrest(EndpointRole role) {
        return deletion()
                .or(() -> changing.map(it -> it + " changes the cluster"))
                .map(Unrest::wanted)
                .or(() -> move().or(() -> instanceMissing(role)).map(Unrest::failure));
    }

    /** As {@link #unrest}, also if it was over before this was seen. */
    Optional<Unrest> unrestSince(Stillness before, EndpointRole role) {
        return unrest(role)
                .or(() ->
                        primary().equals(before.primary())
                                ? Optional.empty()
                                : Optional.of(Unrest.failure("the primary has moved meanwhile")));
    }

    private List<String> primary() {
        var status = cluster.status();
        return List.of(
                String.valueOf(status.currentPrimary()),
                String.valueOf(status.currentPrimaryTimestamp()));
    }

    private Optional<String> deletion() {
        return Optional.ofNullable(cluster.metadata().getDeletionTimestamp())
                .map(_ -> "the Cluster is being deleted");
    }

    private Optional<String> move() {
        var status = cluster.status();
        if (status == null || isEmpty(status.currentPrimary())) {
            return Optional.of("the cluster has no primary yet");
        }
        if (Cnpg.PENDING.equals(status.targetPrimary())) {
            return Optional.of("the operator looks for a new primary");
        }
        if (!status.currentPrimary().equals(status.targetPrimary())) {
            return Optional.of(
                    "the primary moves from %s to %s"
                            .formatted(status.currentPrimary(), status.targetPrimary()));
        }
        if (!isEmpty(status.currentPrimaryFailingSinceTimestamp())) {
            return Optional.of("the primary %s fails".formatted(status.currentPrimary()));
        }
        return phase(status);
    }

    private static Optional<String> phase(ClusterStatus status) {
        return Optional.ofNullable(status.phase())
                .flatMap(Phase::of)
                .filter(Stillness::movesThePrimary)
                .map(it -> "the cluster's phase is '%s'".formatted(it.text()));
    }

    private static boolean movesThePrimary(Phase phase) {
        return switch (phase) {
            case SETTING_UP_PRIMARY,
                    SWITCHOVER,
                    FAILING_OVER,
                    UPGRADING,
                    UPGRADING_MAJOR_VERSION,
                    RESTARTING_PRIMARY_IN_PLACE,
                    RESTARTING_PRIMARY,
                    ONLINE_UPGRADE,
                    PROMOTING ->
                    true;
            case HEALTHY,
                    CREATING_REPLICA,
                    UPGRADE_DELAYED,
                    WAITING_FOR_USER,
                    APPLYING_CONFIGURATION,
                    WAITING_FOR_INSTANCES,
                    CANNOT_CREATE_OBJECTS,
                    INVALID_DEFINITION,
                    UNRECOVERABLE,
                    INVALID_IMAGE_CATALOG,
                    UNKNOWN_PLUGIN,
                    FAILING_PLUGIN,
                    MISSING_ARCHITECTURE ->
                    false;
        };
    }

    /** The operator may not have noticed yet. */
    private Optional<String> instanceMissing(EndpointRole role) {
        return switch (role) {
            case READ_WRITE ->
                    isReady(cluster.status().currentPrimary())
                            ? Optional.empty()
                            : Optional.of(
                                    "the primary %s is not ready"
                                            .formatted(cluster.status().currentPrimary()));
            case READ_ONLY ->
                    instances.stream()
                                    .anyMatch(
                                            it -> it.ready() && it.role() == Instance.Role.REPLICA)
                            ? Optional.empty()
                            : Optional.of("no replica is ready");
        };
    }

    private boolean isReady(String instance) {
        return instances.stream().anyMatch(it -> it.name().equals(instance) && it.ready());
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }
}
