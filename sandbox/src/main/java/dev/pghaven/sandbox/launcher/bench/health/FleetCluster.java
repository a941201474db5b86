package dev.pghaven.sandbox.launcher.bench.health;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.bench.health.Happening.Kind;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A Cluster of three instances, the next of which becomes the primary at each failover. Whoever has
 * it changes one thing after the other.
 */
final class FleetCluster {
    private static final int INSTANCES = 3;
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

    private final ClusterRef ref;
    private int primary = 1;
    private int timeline = 1;

    FleetCluster(ClusterRef ref) {
        this.ref = ref;
    }

    /** What is to be written into the status, as a merge patch, and what it means. */
    record Change(Happening happening, String patch) {}

    ClusterRef ref() {
        return ref;
    }

    /** The operator wants another primary. */
    Change begin(Instant now) {
        var status =
                Map.of(
                        "phase", "Failing over",
                        "phaseReason", "Failing over from %s to %s".formatted(old(), next()),
                        "targetPrimary", next(),
                        "targetPrimaryTimestamp", MICROSECONDS.format(now),
                        "readyInstances", INSTANCES - 1,
                        "instancesStatus",
                                Map.of("healthy", allBut(primary), "failed", List.of(old())),
                        "conditions", List.of(ready("False", "ClusterIsNotReady", now)));
        return change(new Happening(ref, Kind.STARTED, timeline), status);
    }

    /** The other one is the primary, on a timeline of its own, and all are well. */
    Change end(Instant now) {
        var status =
                Map.of(
                        "phase",
                        "Cluster in healthy state",
                        "phaseReason",
                        "",
                        "currentPrimary",
                        next(),
                        "currentPrimaryTimestamp",
                        MICROSECONDS.format(now),
                        "timelineID",
                        timeline + 1,
                        "readyInstances",
                        INSTANCES,
                        "instancesStatus",
                        Map.of("healthy", allBut(0), "failed", List.of()),
                        "conditions",
                        List.of(ready("True", "ClusterIsReady", now)));
        var change = change(new Happening(ref, Kind.COMPLETED, timeline), status);
        primary = successor();
        timeline++;
        return change;
    }

    private static Change change(Happening happening, Map<String, ?> status) {
        return new Change(happening, Serialization.asJson(Map.of("status", status)));
    }

    private static Map<String, String> ready(String status, String reason, Instant now) {
        return Map.of(
                "type",
                "Ready",
                "status",
                status,
                "reason",
                reason,
                "message",
                "by the bench",
                "lastTransitionTime",
                now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private String old() {
        return instance(primary);
    }

    private String next() {
        return instance(successor());
    }

    private int successor() {
        return primary % INSTANCES + 1;
    }

    private List<String> allBut(int serial) {
        return IntStream.rangeClosed(1, INSTANCES)
                .filter(it -> it != serial)
                .mapToObj(this::instance)
                .toList();
    }

    private String instance(int serial) {
        return ref.name() + "-" + serial;
    }
}
