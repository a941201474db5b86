package dev.pghaven.failover.health;

import dev.pghaven.cnpg.Phase;
import dev.pghaven.contracts.HealthReason;
import dev.pghaven.contracts.HealthReason.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Why a cluster is not as it should be; nothing if it is. */
final class HealthReasons {
    private HealthReasons() {}

    static List<HealthReason> of(Look look) {
        var cluster = look.cluster();
        return Stream.of(
                        primary(cluster),
                        instances(cluster),
                        phase(cluster),
                        fenced(cluster),
                        pods(look))
                .flatMap(it -> it)
                .toList();
    }

    private static Stream<HealthReason> primary(ClusterSight it) {
        return it.isSettled()
                ? Stream.of()
                : reason(
                        Kind.PRIMARY_CHANGING,
                        "the primary is %s, and wanted is %s"
                                .formatted(
                                        it.current().orElse("none"), it.target().orElse("none")));
    }

    private static Stream<HealthReason> instances(ClusterSight it) {
        return it.ready() >= it.wanted()
                ? Stream.of()
                : reason(
                        Kind.INSTANCES_NOT_READY,
                        "%d of %d instances are ready".formatted(it.ready(), it.wanted()));
    }

    private static Stream<HealthReason> phase(ClusterSight it) {
        return it.phase().equals(Phase.HEALTHY.text())
                ? Stream.of()
                : reason(
                        Kind.PHASE,
                        it.phaseReason().isEmpty()
                                ? it.phase()
                                : it.phase() + ": " + it.phaseReason());
    }

    private static Stream<HealthReason> fenced(ClusterSight it) {
        return it.fenced().stream().map(name -> new HealthReason(Kind.FENCED, name));
    }

    /** The operator may be away itself, so its word is not all that counts. */
    private static Stream<HealthReason> pods(Look look) {
        return look.pods().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .filter(it -> !it.isHealthy())
                .map(it -> new HealthReason(Kind.POD, describe(it)));
    }

    private static String describe(PodSight it) {
        if (it.obstacles().isEmpty()) {
            return it.name() + (it.leaving() ? " is being deleted" : " is not ready");
        }
        return String.join("; ", it.obstacles());
    }

    private static Stream<HealthReason> reason(Kind kind, String detail) {
        return Stream.of(new HealthReason(kind, detail));
    }
}
