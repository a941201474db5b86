package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterDegraded;
import dev.pghaven.contracts.ClusterRecovered;
import dev.pghaven.contracts.HealthReason;
import dev.pghaven.failover.health.HealthState.Illness;
import dev.pghaven.operations.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Follows whether a cluster is as it should be, for as long as it takes to be worth telling. */
final class Illnesses {
    private final Damping damping;
    private final ClusterSight seen;
    private final Instant now;

    Illnesses(Damping damping, ClusterSight seen, Instant now) {
        this.damping = damping;
        this.seen = seen;
        this.now = now;
    }

    Diagnosis follow(HealthState before, List<HealthReason> symptoms) {
        if (symptoms.isEmpty()) {
            return before.illness()
                    .map(it -> well(before, it))
                    .orElseGet(() -> Diagnosis.to(before.nowFormed()));
        }
        if (!before.formed()) {
            return Diagnosis.to(before);
        }
        var illness = before.illness().map(Illness::relapsed).orElseGet(this::begun);
        return ill(before.ill(illness), illness, symptoms);
    }

    private Illness begun() {
        return Illness.begun(seen.notReadySince().orElse(now));
    }

    private Diagnosis ill(HealthState state, Illness illness, List<HealthReason> symptoms) {
        if (illness.told()) {
            return Diagnosis.to(state);
        }
        var due = illness.since().plus(damping.degradedAfter());
        return due.isAfter(now)
                ? Diagnosis.waiting(state, due)
                : Diagnosis.to(state.ill(illness.nowTold()), degraded(illness, symptoms));
    }

    private Diagnosis well(HealthState state, Illness illness) {
        if (!illness.told()) {
            return Diagnosis.to(state.cured());
        }
        var since = seen.readySince().filter(it -> it.isAfter(illness.since())).orElse(now);
        var better = illness.well(since);
        var due = better.wellSince().orElseThrow().plus(damping.recoveredAfter());
        return due.isAfter(now)
                ? Diagnosis.waiting(state.ill(better), due)
                : Diagnosis.to(state.cured(), recovered(better));
    }

    private Announcement degraded(Illness illness, List<HealthReason> symptoms) {
        return Announcement.of(
                new ClusterDegraded(
                        seen.cluster(),
                        seen.uid(),
                        symptoms,
                        seen.ready(),
                        seen.wanted(),
                        illness.since()),
                seen.uid(),
                illness.since().toString());
    }

    private Announcement recovered(Illness illness) {
        var at = illness.wellSince().orElseThrow();
        return Announcement.of(
                new ClusterRecovered(
                        seen.cluster(),
                        seen.uid(),
                        seen.ready(),
                        seen.wanted(),
                        illness.since(),
                        at,
                        Duration.between(illness.since(), at)),
                seen.uid(),
                illness.since().toString());
    }
}
