package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.FailoverDrills;
import dev.pghaven.contracts.spec.Required;

/**
 * Asks for {@link RunFailoverDrill} at certain times. Answered by {@link FailoverDrillsScheduled}
 * or {@link FailoverDrillsSchedulingFailed}.
 *
 * @param drills all that the cluster is to have
 */
public record ScheduleFailoverDrills(@Required ClusterRef cluster, @Required FailoverDrills drills)
        implements Request {}
