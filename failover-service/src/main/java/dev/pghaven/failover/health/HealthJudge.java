package dev.pghaven.failover.health;

import java.time.Instant;

/** Makes of a look what is remembered of a cluster, and what is told. Pure: knows no clock. */
final class HealthJudge {
    private final Damping damping;

    HealthJudge(Damping damping) {
        this.damping = damping;
    }

    Diagnosis judge(HealthState before, Look look, Instant now) {
        var seen = look.cluster();
        var known = before.of(seen.uid());
        if (seen.leaving() || seen.resting()) {
            return Diagnosis.to(known);
        }
        var succession = new Succession(seen, now).follow(known);
        return new Illnesses(damping, seen, now)
                .follow(succession.state(), Symptoms.of(look))
                .after(succession);
    }
}
