package dev.pghaven.failover.preflight;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterHealth;
import dev.pghaven.cnpg.FencedInstances;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Everything in a Cluster itself that speaks against another primary, whoever is to be it. */
public record ClusterObjections(Cluster cluster) {
    /** Whether there is a primary, and no other is wanted. */
    public boolean isSettled() {
        return cluster.status() != null
                && cluster.status().currentPrimary() != null
                && cluster.status().currentPrimary().equals(cluster.status().targetPrimary());
    }

    public List<String> all() {
        return Stream.of(leaving(), size(), health(), fenced()).flatMap(it -> it).toList();
    }

    /** An objection, if it holds. */
    public static Stream<String> when(boolean holds, String reason) {
        return holds ? Stream.of(reason) : Stream.of();
    }

    private Stream<String> leaving() {
        return when(
                cluster.metadata().getDeletionTimestamp() != null, "the cluster is being removed");
    }

    private Stream<String> size() {
        return when(
                cluster.spec().instances() < 2,
                "the cluster has one instance, so there is none to promote");
    }

    private Stream<String> health() {
        return switch (ClusterHealth.of(cluster)) {
            case ClusterHealth.Healthy _ -> Stream.of();
            case ClusterHealth.Progressing(var phase, var reason) -> unhealthy(phase, reason);
            case ClusterHealth.Unrecoverable(var phase, var reason) -> unhealthy(phase, reason);
        };
    }

    /** The phase may say healthy while a switchover begins, or before a cluster has grown. */
    private Stream<String> unhealthy(String phase, String reason) {
        var status = cluster.status();
        return status == null
                ? Stream.of(phase)
                : Stream.of(
                        ("the cluster is not healthy: phase '%s'%s, %s of %d instances are ready,"
                                        + " the primary is %s and wanted is %s")
                                .formatted(
                                        phase,
                                        reason.isEmpty() ? "" : " (" + reason + ")",
                                        Objects.requireNonNullElse(status.readyInstances(), 0),
                                        cluster.spec().instances(),
                                        status.currentPrimary(),
                                        status.targetPrimary()));
    }

    private Stream<String> fenced() {
        var fenced = FencedInstances.in(cluster);
        return when(!fenced.isEmpty(), "instances are fenced: " + String.join(", ", fenced));
    }
}
