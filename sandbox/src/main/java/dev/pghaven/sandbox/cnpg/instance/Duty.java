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

    /** Whether another one is, or is to be, the primary that this was. */
    boolean isFormerPrimarys() {
        return this == STEP_DOWN || this == REJOIN;
    }

    /** Whether it has a server as it is to have it for long. */
    boolean isServing() {
        return this == LEAD || this == FOLLOW;
    }

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
