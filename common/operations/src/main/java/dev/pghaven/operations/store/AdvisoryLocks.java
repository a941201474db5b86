package dev.pghaven.operations.store;

/** PostgreSQL's advisory locks that pghaven takes, told apart by their first key. */
final class AdvisoryLocks {
    /** Blocks until it is had. */
    static final String MIGRATION = "select pg_advisory_xact_lock(7461, 0)";

    /** True if it was had; it stays until it is given back or the session ends. */
    static final String TRY_RESOURCE = "select pg_try_advisory_lock(7463, hashtext(?))";

    static final String UNLOCK_RESOURCE = "select pg_advisory_unlock(7463, hashtext(?))";

    /** Blocks until it is had; what is asked of one cluster comes in one after the other. */
    static final String INTAKE_OF_CLUSTER = "select pg_advisory_xact_lock(7464, hashtext(?))";

    /**
     * True if whoever asks may now decide who gets the cluster that the SQL expression names. Two
     * clusters with the same hash only wait for each other's decision.
     */
    static String forQueueOf(String cluster) {
        return "pg_try_advisory_xact_lock(7462, hashtext(" + cluster + "))";
    }

    private AdvisoryLocks() {}
}
