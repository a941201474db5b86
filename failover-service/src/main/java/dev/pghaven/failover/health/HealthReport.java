package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.HealthReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a cluster is: what is seen of it now, and what has been told of it.
 *
 * @param primary absent while there has never been one
 * @param target the primary that is wanted, where that is another one
 * @param reasons why it is not healthy
 * @param since when it stopped being healthy
 */
public record HealthReport(
        ClusterRef cluster,
        String clusterUid,
        FleetCondition condition,
        Optional<String> primary,
        Optional<String> target,
        int timeline,
        int readyInstances,
        int instances,
        String phase,
        List<HealthReason> reasons,
        Optional<Instant> since) {
    public HealthReport {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param told what is recorded of the cluster, if anything
     */
    public static HealthReport of(Look look, Optional<HealthState> told) {
        var seen = look.cluster();
        var state =
                told.map(it -> it.of(seen.uid())).orElseGet(() -> HealthState.fresh(seen.uid()));
        var reasons = HealthReasons.of(look);
        return new HealthReport(
                seen.cluster(),
                seen.uid(),
                conditionOf(seen, state, reasons),
                seen.current(),
                seen.target().filter(it -> !seen.isSettled()),
                seen.timeline(),
                seen.ready(),
                seen.wanted(),
                seen.phase(),
                reasons,
                state.degradation().map(HealthState.Degradation::since));
    }

    private static FleetCondition conditionOf(
            ClusterSight seen, HealthState state, List<HealthReason> reasons) {
        if (seen.leaving()) {
            return FleetCondition.LEAVING;
        }
        if (seen.resting()) {
            return FleetCondition.RESTING;
        }
        if (seen.current().isPresent() && !seen.isSettled()) {
            return FleetCondition.FAILING_OVER;
        }
        if (state.isDegraded()) {
            return FleetCondition.DEGRADED;
        }
        if (reasons.isEmpty()) {
            return FleetCondition.HEALTHY;
        }
        return state.formed() ? FleetCondition.UNSETTLED : FleetCondition.FORMING;
    }
}
