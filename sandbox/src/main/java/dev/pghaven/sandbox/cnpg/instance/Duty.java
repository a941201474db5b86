package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;

/** What an instance owes its cluster just now. */
enum Duty {
    /** Is the primary. */
    LEAD,
    /** Is a standby. */
    FOLLOW,
    /** Is a standby, and is to become the primary. */
    TAKE_OVER,
    /** Was the primary, and stands still until there is another. */
    STEP_DOWN,
    /** Was the primary, and is to follow the new one. */
    REJOIN,
    /** Is fenced. */
    STAND_STILL;

    static Duty of(String instance, boolean standby, Cluster cluster) {
        if (cluster.fenced().contains(instance)) {
            return STAND_STILL;
        }
        boolean isTarget = instance.equals(cluster.status().targetPrimary());
        if (standby) {
            return isTarget ? TAKE_OVER : FOLLOW;
        }
        if (isTarget) {
            return LEAD;
        }
        return cluster.status().isChangingPrimary() ? STEP_DOWN : REJOIN;
    }
}
