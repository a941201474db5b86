package dev.pghaven.contracts;

import java.time.Instant;
import java.util.List;

/**
 * A cluster that was healthy is not, and has not been for some time.
 *
 * @param clusterUid of the Cluster; another one of that name is another story
 * @param readyInstances how many are ready
 * @param instances how many there should be
 * @param since when it stopped being healthy
 */
public record ClusterDegraded(
        ClusterRef cluster,
        String clusterUid,
        List<HealthReason> reasons,
        int readyInstances,
        int instances,
        Instant since)
        implements ClusterFact {
    public ClusterDegraded {
        reasons = List.copyOf(reasons);
    }
}
