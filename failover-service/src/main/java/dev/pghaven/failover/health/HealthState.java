package dev.pghaven.failover.health;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a cluster's health, as it is stored.
 *
 * @param uid of the Cluster; another one of that name is another story
 * @param formed whether it has been healthy once; before, it is no news that it is not
 * @param reign who was the primary when that was last certain
 * @param failover one that has been told and is not over
 */
public record HealthState(
        String uid,
        boolean formed,
        Optional<Reign> reign,
        Optional<Failover> failover,
        Optional<Illness> illness) {

    static HealthState fresh(String uid) {
        return new HealthState(uid, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A primary, and the timeline that it writes. */
    public record Reign(String primary, int timeline) {}

    /** A change of the primary that has begun. */
    public record Failover(String oldPrimary, int timeline, boolean planned, Instant startedAt) {}

    /**
     * A time in which the cluster is not as it should be.
     *
     * @param told whether it has lasted long enough to be told
     * @param wellSince since when it may be over
     */
    public record Illness(Instant since, boolean told, Optional<Instant> wellSince) {
        static Illness begun(Instant since) {
            return new Illness(since, false, Optional.empty());
        }

        Illness nowTold() {
            return new Illness(since, true, wellSince);
        }

        Illness well(Instant moment) {
            return new Illness(since, told, wellSince.or(() -> Optional.of(moment)));
        }

        Illness relapsed() {
            return new Illness(since, told, Optional.empty());
        }
    }

    /** What is remembered of the Cluster with this uid. */
    HealthState of(String cluster) {
        return uid.equals(cluster) ? this : fresh(cluster);
    }

    public boolean isDegraded() {
        return illness.filter(Illness::told).isPresent();
    }

    HealthState nowFormed() {
        return new HealthState(uid, true, reign, failover, illness);
    }

    HealthState reignedBy(Reign newReign) {
        return new HealthState(uid, formed, Optional.of(newReign), Optional.empty(), illness);
    }

    HealthState failingOver(Failover begun) {
        return new HealthState(uid, formed, reign, Optional.of(begun), illness);
    }

    HealthState ill(Illness newIllness) {
        return new HealthState(uid, formed, reign, failover, Optional.of(newIllness));
    }

    HealthState cured() {
        return new HealthState(uid, formed, reign, failover, Optional.empty());
    }
}
