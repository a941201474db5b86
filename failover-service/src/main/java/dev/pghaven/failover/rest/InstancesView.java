package dev.pghaven.failover.rest;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.Replication;
import dev.pghaven.failover.Replication.Replica;
import dev.pghaven.kubernetes.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A cluster's instances by name, as {@code kubectl cnpg status} shows them.
 *
 * @param unknown why it could not be seen how far they are; absent where it was
 */
public record InstancesView(ClusterRef cluster, List<Row> instances, Optional<String> unknown) {
    private static final String OK = "OK";

    /**
     * One of them.
     *
     * @param lsn how far the primary has written, or the standby replayed; absent where unknown
     * @param role such as {@code Primary} or {@code Standby (quorum)}
     * @param status {@code OK}, or what is wrong
     */
    public record Row(
            String name, Optional<String> lsn, String role, String status, Optional<String> node) {}

    static InstancesView of(ClusterRef cluster, List<Instance> instances, Replication seen) {
        return new InstancesView(
                cluster,
                instances.stream()
                        .sorted(Comparator.comparing(Instance::name))
                        .map(it -> row(it, seen))
                        .toList(),
                Optional.empty());
    }

    static InstancesView blind(ClusterRef cluster, List<Instance> instances, String why) {
        return new InstancesView(
                cluster,
                instances.stream()
                        .sorted(Comparator.comparing(Instance::name))
                        .map(it -> row(it, Optional.empty(), roleOf(it), readiness(it)))
                        .toList(),
                Optional.of(why));
    }

    private static Row row(Instance it, Replication seen) {
        if (it.role() == Instance.Role.PRIMARY) {
            return row(it, Optional.of(seen.lsn()), roleOf(it), readiness(it));
        }
        return seen.replicas().stream()
                .filter(replica -> replica.instance().equals(it.name()))
                .findFirst()
                .map(replica -> standby(it, replica))
                .orElseGet(() -> row(it, Optional.empty(), roleOf(it), alone(it)));
    }

    private static Row standby(Instance it, Replica replica) {
        var status = replica.state().equals("streaming") ? readiness(it) : replica.state();
        var lsn = Optional.of(replica.lsn()).filter(known -> !known.isEmpty());
        return row(it, lsn, "%s (%s)".formatted(roleOf(it), replica.syncState()), status);
    }

    private static Row row(Instance it, Optional<String> lsn, String role, String status) {
        return new Row(it.name(), lsn, role, status, it.node().map(Instance.Node::name));
    }

    private static String alone(Instance it) {
        return it.ready() ? "does not stream" : readiness(it);
    }

    private static String readiness(Instance it) {
        return it.ready() ? OK : "not ready";
    }

    private static String roleOf(Instance it) {
        return switch (it.role()) {
            case PRIMARY -> "Primary";
            case REPLICA -> "Standby";
            case UNKNOWN -> "Unknown";
        };
    }
}
