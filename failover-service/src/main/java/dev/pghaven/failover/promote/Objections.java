package dev.pghaven.failover.promote;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterHealth;
import dev.pghaven.cnpg.FencedInstances;
import dev.pghaven.failover.Standby;
import dev.pghaven.kubernetes.Instance;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Everything that speaks against a promotion. */
record Objections(Promoting it, Cluster cluster, List<Instance> instances) {

    /** Whether somebody can be asked how far the standbys are. */
    boolean hasPrimaryToAsk() {
        return cluster.status() != null
                && cluster.status().currentPrimary() != null
                && cluster.status().currentPrimary().equals(cluster.status().targetPrimary());
    }

    List<String> all() {
        return Stream.of(leaving(), size(), primary(), instance(), health(), fenced())
                .flatMap(reason -> reason)
                .toList();
    }

    List<String> andOf(List<Standby> standbys) {
        return Stream.concat(all().stream(), isStandby() ? lag(standbys) : Stream.of()).toList();
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

    private Stream<String> primary() {
        return when(isPrimary(), it.instance() + " is the primary already");
    }

    private Stream<String> instance() {
        return instances.stream()
                .filter(pod -> pod.name().equals(it.instance()))
                .findFirst()
                .map(pod -> when(!pod.ready(), it.instance() + " is not ready"))
                .orElseGet(() -> Stream.of("there is no instance " + it.instance()));
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

    private Stream<String> lag(List<Standby> standbys) {
        return standbys.stream()
                .filter(standby -> standby.instance().equals(it.instance()))
                .findFirst()
                .map(this::lag)
                .orElseGet(() -> Stream.of(it.instance() + " does not stream from the primary"));
    }

    private Stream<String> lag(Standby standby) {
        var most = it.maxLag().bytes();
        return Stream.concat(
                when(!standby.streaming(), it.instance() + " does not stream from the primary yet"),
                when(
                        standby.lagBytes() > most,
                        "%s is %d bytes of WAL behind, and %d are allowed"
                                .formatted(it.instance(), standby.lagBytes(), most)));
    }

    private boolean isPrimary() {
        return cluster.status() != null && it.instance().equals(cluster.status().currentPrimary());
    }

    private boolean isStandby() {
        return !isPrimary() && instances.stream().anyMatch(pod -> pod.name().equals(it.instance()));
    }

    private static Stream<String> when(boolean holds, String reason) {
        return holds ? Stream.of(reason) : Stream.of();
    }
}
