package dev.pghaven.failover.health;

import dev.pghaven.cnpg.Phase;
import dev.pghaven.contracts.FailoverCompleted;
import dev.pghaven.contracts.FailoverStarted;
import dev.pghaven.failover.health.HealthState.Failover;
import dev.pghaven.failover.health.HealthState.KnownPrimary;
import dev.pghaven.operations.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Follows who is the primary. What began and ended while nobody looked shows in what is different
 * now; the operator's own times are used wherever it says them.
 */
final class Failovers {
    private final ClusterSight seen;
    private final Instant now;

    Failovers(ClusterSight seen, Instant now) {
        this.seen = seen;
        this.now = now;
    }

    Judgement follow(HealthState before) {
        if (seen.current().isEmpty()) {
            return Judgement.to(before);
        }
        if (before.primary().isEmpty()) {
            return change(before.primaryIs(primary()));
        }
        var passed = passed(corrected(before));
        return change(passed.state()).after(passed);
    }

    /**
     * The primary's timeline changes without a promotion where the operator had not said it yet,
     * and where a major upgrade began a new history.
     */
    private HealthState corrected(HealthState before) {
        var known = before.primary().orElseThrow();
        var same = seen.current().filter(known.primary()::equals).isPresent();
        var said = known.timeline() == 0 || seen.timeline() < known.timeline();
        return before.failover().isEmpty() && same && said && seen.timeline() > 0
                ? before.primaryIs(primary())
                : before;
    }

    /** A failover that is over, whether its beginning was seen or not. */
    private Judgement passed(HealthState before) {
        var from = before.primary().orElseThrow();
        if (before.failover().isPresent()) {
            return seen.isSettled() ? end(before, before.failover().get()) : Judgement.to(before);
        }
        return isSucceeded(from)
                ? Judgement.to(before.primaryIs(primary()), announce(unseen(from)))
                : Judgement.to(before);
    }

    private Judgement end(HealthState before, Failover it) {
        var stayed = seen.current().filter(it.oldPrimary()::equals).isPresent();
        var goesOn = stayed && seen.timeline() == it.timeline();
        return goesOn || isSucceeded(new KnownPrimary(it.oldPrimary(), it.timeline()))
                ? Judgement.to(
                        before.primaryIs(primary()),
                        announce(completed(it, goesOn ? seen.targetSince() : seen.currentSince())))
                : Judgement.to(before);
    }

    /**
     * A promotion makes a timeline. The operator says it a little later than the new primary, and
     * without it the news would be half of what there is to say.
     */
    private boolean isSucceeded(KnownPrimary from) {
        var another = seen.current().filter(it -> !it.equals(from.primary())).isPresent();
        return seen.timeline() > from.timeline()
                || another && (seen.timeline() == 0 || seen.timeline() < from.timeline());
    }

    /** Another primary is wanted than there is. */
    private Judgement change(HealthState before) {
        var wanted = seen.target().isPresent() && !seen.isSettled();
        if (!wanted || before.failover().isPresent()) {
            return Judgement.to(before);
        }
        var timeline = before.primary().map(KnownPrimary::timeline).orElseGet(seen::timeline);
        // Where the operator gives no time, that of the look is kept, and never changes again.
        var began =
                new Failover(
                        seen.current().orElseThrow(),
                        timeline,
                        isPlanned(),
                        seen.targetSince().orElse(now));
        return Judgement.to(before.failingOver(began), announce(started(began)));
    }

    /** The successor of a primary that is well is named on purpose only. */
    private boolean isPlanned() {
        return Phase.of(seen.phase()).filter(Phase.SWITCHOVER::equals).isPresent()
                || seen.namedTarget().isPresent()
                        && !seen.phase().equals(Phase.FAILING_OVER.text())
                        && seen.healthy().contains(seen.current().orElseThrow());
    }

    private KnownPrimary primary() {
        return new KnownPrimary(seen.current().orElseThrow(), seen.timeline());
    }

    private FailoverStarted started(Failover it) {
        return new FailoverStarted(
                seen.cluster(),
                seen.uid(),
                it.oldPrimary(),
                seen.namedTarget(),
                it.timeline(),
                it.planned(),
                it.startedAt());
    }

    private FailoverCompleted completed(Failover it, Optional<Instant> at) {
        return completed(
                new KnownPrimary(it.oldPrimary(), it.timeline()),
                Optional.of(it.planned()),
                Optional.of(it.startedAt()),
                at.orElse(now));
    }

    /** The operator's times are those of the last one only, if there were several. */
    private FailoverCompleted unseen(KnownPrimary from) {
        var startedAt = seen.targetSince().filter(_ -> seen.timeline() == from.timeline() + 1);
        return completed(from, Optional.empty(), startedAt, seen.currentSince().orElse(now));
    }

    private FailoverCompleted completed(
            KnownPrimary from, Optional<Boolean> planned, Optional<Instant> startedAt, Instant at) {
        return new FailoverCompleted(
                seen.cluster(),
                seen.uid(),
                from.primary(),
                seen.current().orElseThrow(),
                from.timeline(),
                seen.timeline(),
                planned,
                startedAt,
                at,
                startedAt.map(it -> Duration.between(it, at)).filter(it -> !it.isNegative()));
    }

    private static Announcement announce(FailoverStarted fact) {
        return Announcement.of(
                fact,
                fact.clusterUid(),
                Integer.toString(fact.timeline()),
                fact.startedAt().toString());
    }

    private static Announcement announce(FailoverCompleted fact) {
        return Announcement.of(
                fact,
                fact.clusterUid(),
                Integer.toString(fact.fromTimeline()),
                Integer.toString(fact.toTimeline()),
                fact.completedAt().toString());
    }
}
