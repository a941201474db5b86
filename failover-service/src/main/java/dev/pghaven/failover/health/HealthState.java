package dev.pghaven.failover.health;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a cluster's health, as it is stored.
 *
 * @param uid of the Cluster; another one of that name is another story
 * @param formed whether it has been healthy once; before, it is no news that it is not
 * @param primary who was the primary when that was last certain
 * @param failover one that has been told and is not over
 */
public record HealthState(
        String uid,
        boolean formed,
        Optional<KnownPrimary> primary,
        Optional<Failover> failover,
        Optional<Degradation> degradation) {

    static HealthState fresh(String uid) {
        return new HealthState(uid, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A primary, and the timeline that it writes. */
    public record KnownPrimary(String primary, int timeline) {}

    /** A change of the primary that has begun. */
    public record Failover(String oldPrimary, int timeline, boolean planned, Instant startedAt) {}

    /**
     * A time in which the cluster is not as it should be.
     *
     * @param told whether it has lasted long enough to be told
     * @param healthySince since when it may be over
     * @param wronglyReady since when the operator calls the cluster ready although it is not well
     */
    public record Degradation(
            Instant since,
            boolean told,
            Optional<Instant> healthySince,
            Optional<Instant> wronglyReady) {
        static Degradation begun(Instant since) {
            return new Degradation(since, false, Optional.empty(), Optional.empty());
        }

        Degradation nowTold() {
            return new Degradation(since, true, healthySince, wronglyReady);
        }

        Degradation healthyFrom(Instant moment) {
            return new Degradation(
                    since, told, healthySince.or(() -> Optional.of(moment)), wronglyReady);
        }

        Degradation unhealthy(Optional<Instant> readyAccordingToTheOperator) {
            return new Degradation(since, told, Optional.empty(), readyAccordingToTheOperator);
        }

        /** Whether the operator's word that it is ready since then says when the trouble ended. */
        boolean ends(Instant readySince) {
            return readySince.isAfter(since) && !wronglyReady.equals(Optional.of(readySince));
        }
    }

    /** What is remembered of the Cluster with this uid. */
    HealthState of(String cluster) {
        return uid.equals(cluster) ? this : fresh(cluster);
    }

    public boolean isDegraded() {
        return degradation.filter(Degradation::told).isPresent();
    }

    HealthState nowFormed() {
        return new HealthState(uid, true, primary, failover, degradation);
    }

    HealthState primaryIs(KnownPrimary known) {
        return new HealthState(uid, formed, Optional.of(known), Optional.empty(), degradation);
    }

    HealthState failingOver(Failover begun) {
        return new HealthState(uid, formed, primary, Optional.of(begun), degradation);
    }

    HealthState with(Degradation newDegradation) {
        return new HealthState(uid, formed, primary, failover, Optional.of(newDegradation));
    }

    HealthState recovered() {
        return new HealthState(uid, formed, primary, failover, Optional.empty());
    }
}
