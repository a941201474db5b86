package dev.pghaven.operations.store;

/** PostgreSQL's advisory locks that pghaven takes, told apart by their first key. */
final class AdvisoryLocks {
    /** Blocks until it is had. */
    static final String MIGRATION = "select pg_advisory_xact_lock(7461, 0)";

    /**
     * True if whoever asks may now decide who gets the cluster that the SQL expression names. Two
     * clusters with the same hash only wait for each other's decision.
     */
    static String forQueueOf(String cluster) {
        return "pg_try_advisory_xact_lock(7462, hashtext(" + cluster + "))";
    }

    private AdvisoryLocks() {}
}
