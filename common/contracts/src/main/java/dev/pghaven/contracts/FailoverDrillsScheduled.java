package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.FailoverDrills;
import java.util.UUID;

/**
 * The cluster's failover is drilled at these times from now on, and not during its blackouts; where
 * there are no schedules, on request alone.
 */
public record FailoverDrillsScheduled(ClusterRef cluster, UUID operation, FailoverDrills drills)
        implements ClusterFact {}
