package dev.pghaven.cnpg;

import java.util.Objects;

/** What a Cluster's status means to somebody who waits for it. */
public sealed interface ClusterHealth {
    /** All instances are ready and no other primary is wanted than the one that is. */
    record Healthy(String primary) implements ClusterHealth {}

    /** The operator is at work. */
    record Progressing(String phase, String reason) implements ClusterHealth {}

    /** Nothing will change until a person acts. */
    record Unrecoverable(String phase, String reason) implements ClusterHealth {}

    static ClusterHealth of(Cluster cluster) {
        var status = cluster.status();
        if (status == null || status.phase() == null) {
            return new Progressing("not yet seen by the operator", "");
        }
        var reason = Objects.requireNonNullElse(status.phaseReason(), "");
        if (Phase.of(status.phase()).filter(Phase::needsPerson).isPresent()) {
            return new Unrecoverable(status.phase(), reason);
        }
        return isHealthy(cluster)
                ? new Healthy(status.currentPrimary())
                : new Progressing(status.phase(), reason);
    }

    /** The phase alone is not enough: it says healthy before a scaled cluster has grown. */
    private static boolean isHealthy(Cluster cluster) {
        var status = cluster.status();
        return status.phase().equals(Phase.HEALTHY.text())
                && Objects.equals(status.readyInstances(), cluster.spec().instances())
                && status.currentPrimary() != null
                && status.currentPrimary().equals(status.targetPrimary());
    }
}
