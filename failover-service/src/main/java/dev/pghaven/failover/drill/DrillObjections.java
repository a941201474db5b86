package dev.pghaven.failover.drill;

import static dev.pghaven.failover.preflight.ClusterObjections.when;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ConditionType;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.failover.Disruptors;
import dev.pghaven.failover.RunningBackups.RunningBackup;
import dev.pghaven.failover.Standby;
import dev.pghaven.failover.preflight.StandbyObjections;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What speaks against a drill besides the cluster's own state. */
final class DrillObjections {
    private DrillObjections() {}

    /** What cannot be archived now is lost with the primary. */
    static Stream<String> archiving(Cluster cluster) {
        return Stream.ofNullable(cluster.status())
                .flatMap(it -> it.condition(ConditionType.CONTINUOUS_ARCHIVING).stream())
                .filter(it -> "False".equals(it.getStatus()))
                .map(it -> "WAL is not archived: " + it.getMessage());
    }

    static Stream<String> disruption(Disruption kind, Disruptors disruptors) {
        return when(
                disruptors.of(kind).isEmpty(),
                "the disruption %s is not configured".formatted(Json.toNode(kind).asText()));
    }

    static Stream<String> rest(Optional<Duration> sinceLast, Duration rest) {
        return sinceLast.stream()
                .filter(it -> it.compareTo(rest) < 0)
                .map(it ->
                        "the last drill was %s ago, and clusters rest for %s"
                                .formatted(Duration.ofSeconds(it.toSeconds()), rest));
    }

    /** It may be taken from the primary, and would be lost with that. */
    static Stream<String> backups(List<RunningBackup> running) {
        return running.stream()
                .map(it -> "backup %s is not over: %s".formatted(it.name(), it.phase()));
    }

    static Stream<String> standbys(Cluster cluster, List<Standby> known, long maxLagBytes) {
        return Stream.of(
                        when(known.isEmpty(), "no standby streams from the primary"),
                        synchronous(cluster, known),
                        known.stream().flatMap(it -> standby(it, maxLagBytes)))
                .flatMap(reason -> reason);
    }

    /** A cluster that replicates asynchronously is drilled for what it is. */
    private static Stream<String> synchronous(Cluster cluster, List<Standby> known) {
        return when(
                wantsSynchronous(cluster)
                        && known.stream().noneMatch(it -> it.streaming() && it.synchronous()),
                "no standby is synchronous, and commits are to wait for one");
    }

    private static boolean wantsSynchronous(Cluster cluster) {
        var spec = cluster.spec();
        var postgresql = spec.postgresql();
        return Objects.requireNonNullElse(spec.minSyncReplicas(), 0) > 0
                || postgresql != null
                        && postgresql.synchronous() != null
                        && Objects.requireNonNullElse(postgresql.synchronous().number(), 0) > 0;
    }

    private static Stream<String> standby(Standby it, long most) {
        return Stream.concat(
                when(!it.streaming(), it.instance() + " does not stream from the primary yet"),
                StandbyObjections.lag(it, most));
    }
}
