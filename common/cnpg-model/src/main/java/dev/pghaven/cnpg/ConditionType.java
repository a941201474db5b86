package dev.pghaven.cnpg;

/** The types of a Cluster's conditions. */
public final class ConditionType {
    public static final String READY = "Ready";

    /** A hint only: it is True where nothing is archived, and False during a switchover. */
    public static final String CONTINUOUS_ARCHIVING = "ContinuousArchiving";

    public static final String LAST_BACKUP_SUCCEEDED = "LastBackupSucceeded";
    public static final String CONSISTENT_SYSTEM_ID = "ConsistentSystemID";
    public static final String INITIALIZED = "Initialized";
    public static final String HIBERNATION = "cnpg.io/hibernation";

    private ConditionType() {}
}
