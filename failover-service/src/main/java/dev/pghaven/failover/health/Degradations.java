package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterDegraded;
import dev.pghaven.contracts.ClusterRecovered;
import dev.pghaven.contracts.HealthReason;
import dev.pghaven.failover.health.HealthState.Degradation;
import dev.pghaven.operations.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Follows whether a cluster is as it should be, for as long as it takes to be worth telling. */
final class Degradations {
    private final Damping damping;
    private final ClusterSight seen;
    private final Instant now;

    Degradations(Damping damping, ClusterSight seen, Instant now) {
        this.damping = damping;
        this.seen = seen;
        this.now = now;
    }

    Judgement follow(HealthState before, List<HealthReason> reasons) {
        if (reasons.isEmpty()) {
            return before.degradation()
                    .map(it -> healthy(before, it))
                    .orElseGet(() -> Judgement.to(before.nowFormed()));
        }
        if (!before.formed()) {
            return Judgement.to(before);
        }
        var degradation = before.degradation().orElseGet(this::begun).unhealthy(seen.readySince());
        return unhealthy(before.with(degradation), degradation, reasons);
    }

    private Degradation begun() {
        return Degradation.begun(seen.notReadySince().orElse(now));
    }

    private Judgement unhealthy(
            HealthState state, Degradation degradation, List<HealthReason> reasons) {
        if (degradation.told()) {
            return Judgement.to(state);
        }
        var due = degradation.since().plus(damping.degradedAfter());
        return due.isAfter(now)
                ? Judgement.waiting(state, due)
                : Judgement.to(state.with(degradation.nowTold()), degraded(degradation, reasons));
    }

    private Judgement healthy(HealthState state, Degradation degradation) {
        if (!degradation.told()) {
            return Judgement.to(state.recovered());
        }
        var since = seen.readySince().filter(degradation::ends).orElse(now);
        var better = degradation.healthyFrom(since);
        var due = better.healthySince().orElseThrow().plus(damping.recoveredAfter());
        return due.isAfter(now)
                ? Judgement.waiting(state.with(better), due)
                : Judgement.to(state.recovered(), recovered(better));
    }

    private Announcement degraded(Degradation degradation, List<HealthReason> reasons) {
        return Announcement.of(
                new ClusterDegraded(
                        seen.cluster(),
                        seen.uid(),
                        reasons,
                        seen.ready(),
                        seen.wanted(),
                        degradation.since()),
                seen.uid(),
                degradation.since().toString());
    }

    private Announcement recovered(Degradation degradation) {
        var at = degradation.healthySince().orElseThrow();
        return Announcement.of(
                new ClusterRecovered(
                        seen.cluster(),
                        seen.uid(),
                        seen.ready(),
                        seen.wanted(),
                        degradation.since(),
                        at,
                        Duration.between(degradation.since(), at)),
                seen.uid(),
                degradation.since().toString());
    }
}
