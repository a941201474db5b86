package dev.pghaven.failover.health;

import dev.pghaven.cnpg.Annotations;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterStatus;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.ConditionType;
import dev.pghaven.cnpg.FencedInstances;
import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the operator says of a Cluster, as far as its health goes. Thousands are kept, so nothing
 * else is.
 *
 * @param leaving whether it is being deleted
 * @param resting whether somebody hibernates it, from the wish on: its instances may take minutes
 *     to shut down
 * @param wanted how many instances there are to be
 * @param current the primary; empty while there has never been one
 * @param target the primary that is wanted
 * @param healthy the instances that the operator calls healthy
 * @param notReadySince empty while the operator calls the Cluster ready
 * @param readySince empty while it does not
 */
public record ClusterSight(
        ClusterRef cluster,
        String uid,
        boolean leaving,
        boolean resting,
        int wanted,
        int ready,
        String phase,
        String phaseReason,
        Optional<String> current,
        Optional<String> target,
        Optional<Instant> currentSince,
        Optional<Instant> targetSince,
        int timeline,
        List<String> healthy,
        List<String> fenced,
        Optional<Instant> notReadySince,
        Optional<Instant> readySince) {

    private static final String HEALTHY = "healthy";
    private static final String TRUE = "True";
    private static final String FALSE = "False";

    public static ClusterSight of(Cluster cluster) {
        var metadata = cluster.metadata();
        var status = Optional.ofNullable(cluster.status());
        return new ClusterSight(
                new ClusterRef(metadata.getNamespace(), metadata.getName()),
                metadata.getUid(),
                metadata.getDeletionTimestamp() != null,
                rests(cluster),
                cluster.spec().instances(),
                status.map(ClusterStatus::readyInstances).orElse(0),
                status.map(ClusterStatus::phase).orElse(""),
                status.map(ClusterStatus::phaseReason).orElse(""),
                status.map(ClusterStatus::currentPrimary).filter(it -> !it.isEmpty()),
                status.map(ClusterStatus::targetPrimary).filter(it -> !it.isEmpty()),
                status.map(ClusterStatus::currentPrimaryTimestamp).flatMap(ClusterSight::instant),
                status.map(ClusterStatus::targetPrimaryTimestamp).flatMap(ClusterSight::instant),
                status.map(ClusterStatus::timelineID).orElse(0),
                status.map(ClusterStatus::instancesStatus)
                        .map(ClusterSight::healthy)
                        .orElse(List.of()),
                FencedInstances.in(cluster),
                ready(status, FALSE),
                ready(status, TRUE));
    }

    /** The operator keeps the condition, false at first, for as long as hibernation is wanted. */
    private static boolean rests(Cluster cluster) {
        var annotations =
                Objects.requireNonNullElse(
                        cluster.metadata().getAnnotations(), Map.<String, String>of());
        return "on".equals(annotations.get(Annotations.HIBERNATION))
                || Optional.ofNullable(cluster.status())
                        .flatMap(it -> it.condition(ConditionType.HIBERNATION))
                        .isPresent();
    }

    /** Whether the primary is the one that is wanted, and there is one. */
    boolean isSettled() {
        return current.isPresent() && current.equals(target);
    }

    /** The primary that is wanted, where the operator knows it already. */
    Optional<String> namedTarget() {
        return target.filter(it -> !it.equals(Cnpg.PENDING));
    }

    private static List<String> healthy(Map<String, List<String>> instancesByState) {
        return List.copyOf(Objects.requireNonNullElse(instancesByState.get(HEALTHY), List.of()));
    }

    private static Optional<Instant> ready(Optional<ClusterStatus> status, String value) {
        return status.flatMap(it -> it.condition(ConditionType.READY))
                .filter(it -> value.equals(it.getStatus()))
                .map(Condition::getLastTransitionTime)
                .flatMap(ClusterSight::instant);
    }

    private static Optional<Instant> instant(String text) {
        return Optional.of(text)
                .filter(it -> !it.isEmpty())
                .map(it -> OffsetDateTime.parse(it).toInstant());
    }
}
