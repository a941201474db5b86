package dev.pghaven.failover.drill;

import static dev.pghaven.failover.preflight.ClusterObjections.when;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterStatus;
import dev.pghaven.cnpg.ConditionType;
import dev.pghaven.cnpg.PostgresConfiguration;
import dev.pghaven.cnpg.Synchronous;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.failover.Disruptor;
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

    static Stream<String> disruption(
            Disruption kind, Disruptors disruptors, ClusterRef ref, Cluster cluster) {
        var refusal = "the disruption %s is not configured".formatted(Json.toNode(kind).asText());
        var disruptor = disruptors.of(kind);
        if (disruptor.isEmpty()) {
            return Stream.of(refusal);
        }
        return disruptor
                .get()
                .missing()
                .map(why -> Stream.of(refusal + ": " + why))
                .orElseGet(() -> toBreak(disruptor.get(), ref, cluster));
    }

    private static Stream<String> toBreak(Disruptor disruptor, ClusterRef ref, Cluster cluster) {
        return Stream.ofNullable(cluster.status())
                .map(ClusterStatus::currentPrimary)
                .filter(Objects::nonNull)
                .flatMap(primary -> disruptor.objections(ref, primary).stream());
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

    /**
     * While a primary stays broken, the new one has a standby less; where each commit must wait for
     * more than are left, the drill would be the outage.
     */
    static Stream<String> durability(
            Disruption kind, Disruptors disruptors, Cluster cluster, List<Standby> known) {
        var left = known.size() - 1;
        return when(
                disruptors.of(kind).filter(Disruptor::lasts).isPresent()
                        && requiredStandbys(cluster) > left,
                "while %s lasts, each commit waits for %d of %d standbys that are left"
                        .formatted(Json.toNode(kind).asText(), requiredStandbys(cluster), left));
    }

    /** The operator asks for fewer by itself, but for these. */
    private static int requiredStandbys(Cluster cluster) {
        return Optional.ofNullable(cluster.spec().postgresql())
                .map(PostgresConfiguration::synchronous)
                .filter(it -> !"preferred".equals(it.dataDurability()))
                .map(Synchronous::number)
                .orElse(0);
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
