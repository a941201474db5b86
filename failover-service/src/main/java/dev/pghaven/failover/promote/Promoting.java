package dev.pghaven.failover.promote;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.PromoteInstance;
import dev.pghaven.contracts.spec.Quantity;
import dev.pghaven.failover.canary.CanaryReport;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a promotion has come: what was asked, and what the steps found out.
 *
 * @param before the cluster as it was checked
 * @param toTimeline that the new primary writes
 * @param report what the canary saw; absent where it did not live to say so
 */
public record Promoting(
        UUID operation,
        ClusterRef cluster,
        String instance,
        Quantity maxLag,
        Optional<Before> before,
        Optional<Integer> toTimeline,
        Optional<CanaryReport> report) {

    /**
     * A cluster that may get another primary.
     *
     * @param uid of the Cluster; another one of that name is not meant
     * @param database the application's
     */
    public record Before(String uid, String database, String primary, int timeline) {}

    public static Promoting of(UUID operation, PromoteInstance request) {
        return new Promoting(
                operation,
                request.cluster(),
                request.instance(),
                request.maxLag(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Promoting from(Before found) {
        return new Promoting(
                operation, cluster, instance, maxLag, Optional.of(found), toTimeline, report);
    }

    Promoting on(int timeline) {
        return new Promoting(
                operation, cluster, instance, maxLag, before, Optional.of(timeline), report);
    }

    Promoting measured(Optional<CanaryReport> seen) {
        return new Promoting(operation, cluster, instance, maxLag, before, toTimeline, seen);
    }

    Before found() {
        return before.orElseThrow();
    }
}
