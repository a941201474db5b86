package dev.pghaven.failover.rest;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.DrillSchedules;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.quarkus.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts together what is scheduled for those who ask over REST. */
@ApplicationScoped
class DrillScheduleViews {
    private final Clusters clusters;
    private final DrillSchedules schedules;

    DrillScheduleViews(Clusters clusters, DrillSchedules schedules) {
        this.clusters = clusters;
        this.schedules = schedules;
    }

    /** What is scheduled for a cluster that is gone is shown as well. */
    DrillSchedulesView of(String namespace, String name) {
        var cluster = parsed(namespace, name);
        var known = schedules.of(cluster);
        if (known.isEmpty() && clusters.find(cluster).isEmpty()) {
            throw notFound(cluster.toString());
        }
        return DrillSchedulesView.of(cluster, known, schedules.blackoutsOf(cluster));
    }

    private static ClusterRef parsed(String namespace, String name) {
        try {
            return new ClusterRef(namespace, name);
        } catch (IllegalArgumentException e) {
            throw notFound(namespace + "/" + name);
        }
    }

    private static ProblemException notFound(String cluster) {
        return ProblemException.notFound("There is no cluster " + cluster + ".");
    }
}
