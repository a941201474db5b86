package dev.pghaven.contracts;

import java.time.Duration;
import java.time.Instant;

/**
 * A degraded cluster is healthy again, and has stayed so for some time.
 *
 * @param clusterUid of the Cluster; another one of that name is another story
 * @param degradedSince as {@link ClusterDegraded} said it
 * @param recoveredAt since when it is healthy
 */
public record ClusterRecovered(
        ClusterRef cluster,
        String clusterUid,
        int readyInstances,
        int instances,
        Instant degradedSince,
        Instant recoveredAt,
        Duration took)
        implements ClusterFact {}
