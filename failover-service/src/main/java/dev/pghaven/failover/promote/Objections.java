package dev.pghaven.failover.promote;

import static dev.pghaven.failover.preflight.ClusterObjections.when;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.failover.Standby;
import dev.pghaven.failover.preflight.ClusterObjections;
import dev.pghaven.failover.preflight.StandbyObjections;
import dev.pghaven.kubernetes.Instance;
import java.util.List;
import java.util.stream.Stream;

/** Everything that speaks against a promotion. */
record Objections(
        Promoting it, Cluster cluster, ClusterObjections ofCluster, List<Instance> instances) {
    Objections(Promoting it, Cluster cluster, List<Instance> instances) {
        this(it, cluster, new ClusterObjections(cluster), instances);
    }

    /** Whether somebody can be asked how far the standbys are. */
    boolean hasPrimaryToAsk() {
        return ofCluster.isSettled();
    }

    List<String> all() {
        return Stream.of(ofCluster.all().stream(), primary(), instance())
                .flatMap(reason -> reason)
                .toList();
    }

    List<String> andOf(List<Standby> standbys) {
        return Stream.concat(all().stream(), isStandby() ? lag(standbys) : Stream.of()).toList();
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

    private Stream<String> lag(List<Standby> standbys) {
        return standbys.stream()
                .filter(standby -> standby.instance().equals(it.instance()))
                .findFirst()
                .map(this::lag)
                .orElseGet(() -> Stream.of(it.instance() + " does not stream from the primary"));
    }

    private Stream<String> lag(Standby standby) {
        return Stream.concat(
                when(!standby.streaming(), it.instance() + " does not stream from the primary yet"),
                StandbyObjections.lag(standby, it.maxLag().bytes()));
    }

    private boolean isPrimary() {
        return cluster.status() != null && it.instance().equals(cluster.status().currentPrimary());
    }

    private boolean isStandby() {
        return !isPrimary() && instances.stream().anyMatch(pod -> pod.name().equals(it.instance()));
    }
}
