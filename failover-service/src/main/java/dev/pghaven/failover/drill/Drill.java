package dev.pghaven.failover.drill;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.contracts.spec.DrillObjectives;
import dev.pghaven.failover.Victim;
import dev.pghaven.failover.canary.CanaryReport;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a drill has come: what was asked, and what the steps found out.
 *
 * @param before the cluster as it was checked
 * @param after the cluster once it had a primary again
 * @param report what the canary saw; absent where it did not live to say so
 * @param back whether the old primary is the primary again
 */
public record Drill(
        UUID operation,
        ClusterRef cluster,
        Asked asked,
        Optional<Before> before,
        Optional<After> after,
        Optional<CanaryReport> report,
        Back back) {
    /**
     * What was asked for.
     *
     * @param rate commits per second
     */
    public record Asked(
            Disruption disruption, DrillObjectives objectives, int rate, boolean promoteBack) {}

    /**
     * A cluster whose primary may be broken.
     *
     * @param uid of the Cluster; another one of that name is not meant
     * @param database the application's
     * @param victim the identity of what is broken, by which it is told apart from its successor
     * @param synchronous whether commits wait for a standby
     */
    public record Before(
            String uid,
            String database,
            String primary,
            int timeline,
            String victim,
            boolean synchronous) {}

    /**
     * A cluster that has a primary again: another one, or the old one on its old timeline where no
     * failover followed.
     */
    public record After(String primary, int timeline) {}

    /**
     * How the promotion of the old primary went.
     *
     * @param reason why it was not done, where it was asked for
     */
    public record Back(boolean done, Optional<String> reason) {
        static Back notYet() {
            return new Back(false, Optional.empty());
        }
    }

    public static Drill of(UUID operation, dev.pghaven.contracts.RunFailoverDrill request) {
        return new Drill(
                operation,
                request.cluster(),
                new Asked(
                        request.disruption(),
                        request.objectives(),
                        request.canary().rate(),
                        request.promoteBack()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Back.notYet());
    }

    Drill from(Before found) {
        return new Drill(operation, cluster, asked, Optional.of(found), after, report, back);
    }

    Drill recoveredAs(After found) {
        return new Drill(operation, cluster, asked, before, Optional.of(found), report, back);
    }

    Drill measured(Optional<CanaryReport> seen) {
        return new Drill(operation, cluster, asked, before, after, seen, back);
    }

    Drill promotedBack() {
        return with(new Back(true, Optional.empty()));
    }

    Drill notPromotedBack(String reason) {
        return with(new Back(false, Optional.of(reason)));
    }

    Before found() {
        return before.orElseThrow();
    }

    Victim victim() {
        return new Victim(operation, cluster, found().primary(), found().victim());
    }

    /** False also where it is not known yet. */
    boolean hadNoFailover() {
        return after.filter(it -> it.timeline() == found().timeline()).isPresent();
    }

    After successor() {
        return after.orElseThrow();
    }

    private Drill with(Back now) {
        return new Drill(operation, cluster, asked, before, after, report, now);
    }
}
