package dev.pghaven.kubernetes;

/** What not every supported release of the CNPG operator can do. */
public enum Feature {
    /**
     * {@code postgresql.synchronous}; before it {@code minSyncReplicas} and {@code
     * maxSyncReplicas}.
     */
    SYNCHRONOUS("synchronous replication by method", 24),
    /**
     * {@code managed.services} came with 1.24, but until 1.26 the operator put its own port 5432
     * over the one that was asked for.
     */
    MANAGED_SERVICES("Services that the operator keeps, at ports of one's own,", 26),
    /** The Barman Cloud plugin; before it the operator's own Barman, which ends with 1.31. */
    BACKUP_PLUGIN("backups by plugin", 26),
    DATA_DURABILITY("a choice of data durability", 25),
    LOCALE_PROVIDER("a choice of locale provider", 25),
    /** By annotation. */
    FAILOVER_QUORUM_ANNOTATION("a quorum for failover", 27),
    /** {@code postgresql.synchronous.failoverQuorum}; the schema of 1.27 does not have it yet. */
    FAILOVER_QUORUM("a quorum for failover", 28),
    /** {@code serviceAccountName}. */
    SHARED_SERVICE_ACCOUNT("a service account shared by clusters", 29);

    private final String description;
    private final OperatorVersion since;

    Feature(String description, int minor) {
        this.description = description;
        this.since = new OperatorVersion(1, minor, 0);
    }

    public OperatorVersion since() {
        return since;
    }

    @Override
    public String toString() {
        return description;
    }
}
