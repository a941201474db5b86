package dev.pghaven.failover.health;

import java.time.Instant;

/** Makes of a look what is remembered of a cluster, and what is told. Pure: knows no clock. */
final class HealthJudge {
    private final Damping damping;

    HealthJudge(Damping damping) {
        this.damping = damping;
    }

    Judgement judge(HealthState before, Look look, Instant now) {
        var seen = look.cluster();
        var known = before.of(seen.uid());
        if (seen.leaving() || seen.resting()) {
            return Judgement.to(known);
        }
        var succession = new Failovers(seen, now).follow(known);
        return new Degradations(damping, seen, now)
                .follow(succession.state(), HealthReasons.of(look))
                .after(succession);
    }
}
