package dev.pghaven.contracts;

import java.util.UUID;

/**
 * The drills of a cluster's failover could not be put on a schedule.
 *
 * @param step where it stopped
 */
public record FailoverDrillsSchedulingFailed(
        ClusterRef cluster, UUID operation, String step, String reason) implements ClusterFact {}
