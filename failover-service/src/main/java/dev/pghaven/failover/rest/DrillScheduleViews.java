package dev.pghaven.failover.rest;

import dev.pghaven.failover.DrillSchedules;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.quarkus.rest.ClusterPaths;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts together what is scheduled for those who ask over REST. */
@ApplicationScoped
class DrillScheduleViews {
    private static final ClusterPaths PATHS = new ClusterPaths("");

    private final Clusters clusters;
    private final DrillSchedules schedules;

    DrillScheduleViews(Clusters clusters, DrillSchedules schedules) {
        this.clusters = clusters;
        this.schedules = schedules;
    }

    /** What is scheduled for a cluster that is gone is shown as well. */
    DrillSchedulesView of(String namespace, String name) {
        var cluster = PATHS.parse(namespace, name);
        var known = schedules.of(cluster);
        if (known.isEmpty() && clusters.find(cluster).isEmpty()) {
            throw PATHS.notFound(cluster);
        }
        return DrillSchedulesView.of(cluster, known, schedules.blackoutsOf(cluster));
    }
}
