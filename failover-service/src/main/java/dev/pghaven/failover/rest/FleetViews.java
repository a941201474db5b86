package dev.pghaven.failover.rest;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.failover.health.Fleet;
import dev.pghaven.failover.health.FleetCondition;
import dev.pghaven.failover.health.HealthRecords;
import dev.pghaven.failover.health.HealthReport;
import dev.pghaven.operations.quarkus.rest.ClusterPaths;
import dev.pghaven.operations.quarkus.rest.Problem;
import dev.pghaven.operations.quarkus.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts together what is seen of clusters and what has been told, for those who ask over REST. */
@ApplicationScoped
class FleetViews {
    private static final ClusterPaths PATHS = new ClusterPaths("that is watched");

    private final Fleet fleet;
    private final HealthRecords records;

    FleetViews(Fleet fleet, HealthRecords records) {
        this.fleet = fleet;
        this.records = records;
    }

    FleetView fleet(String state, String namespace) {
        var wanted = Optional.ofNullable(state).map(FleetViews::condition);
        var looks = requireComplete().all();
        var told = records.all();
        var clusters =
                looks.stream()
                        .filter(it -> isIn(namespace, it.cluster().cluster()))
                        .map(it ->
                                HealthReport.of(
                                        it,
                                        Optional.ofNullable(told.get(it.cluster().cluster()))
                                                .map(HealthRecords.Recorded::state)))
                        .filter(it -> wanted.isEmpty() || wanted.get() == it.condition())
                        .sorted(Comparator.comparing(it -> it.cluster().toString()))
                        .toList();
        return new FleetView(looks.size(), clusters);
    }

    HealthReport healthOf(String namespace, String name) {
        var cluster = PATHS.parse(namespace, name);
        return requireComplete()
                .find(cluster)
                .map(it ->
                        HealthReport.of(it, records.of(cluster).map(HealthRecords.Recorded::state)))
                .orElseThrow(() -> PATHS.notFound(cluster));
    }

    /** An empty list would say that there are no clusters. */
    private Fleet requireComplete() {
        if (!fleet.isComplete()) {
            throw new ProblemException(
                    Problem.of(
                            Status.SERVICE_UNAVAILABLE,
                            "Kubernetes has not been read yet; try again."));
        }
        return fleet;
    }

    private static boolean isIn(String namespace, ClusterRef cluster) {
        return namespace == null || namespace.equals(cluster.namespace());
    }

    private static FleetCondition condition(String state) {
        return Arrays.stream(FleetCondition.values())
                .filter(it -> wordOf(it).equals(state))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.badRequest("state", "must be one of " + words()));
    }

    private static String words() {
        return Arrays.stream(FleetCondition.values())
                .map(FleetViews::wordOf)
                .collect(Collectors.joining(", "));
    }

    private static String wordOf(FleetCondition condition) {
        return Json.toNode(condition).asText();
    }
}
