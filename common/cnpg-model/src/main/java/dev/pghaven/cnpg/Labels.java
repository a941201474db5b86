package dev.pghaven.cnpg;

/** The labels that the operator writes, and by which its objects are found. */
public final class Labels {
    public static final String CLUSTER = "cnpg.io/cluster";
    public static final String INSTANCE_NAME = "cnpg.io/instanceName";
    public static final String INSTANCE_ROLE = "cnpg.io/instanceRole";
    public static final String POD_ROLE = "cnpg.io/podRole";
    public static final String PVC_ROLE = "cnpg.io/pvcRole";
    public static final String JOB_ROLE = "cnpg.io/jobRole";

    /** On a Service that the operator keeps because {@code managed.services} names it. */
    public static final String MANAGED = "cnpg.io/isManaged";

    /** On a Backup: the ScheduledBackup that made it. */
    public static final String SCHEDULED_BACKUP = "cnpg.io/scheduled-backup";

    /** Deprecated for {@link #INSTANCE_ROLE}; the operator still writes it. */
    public static final String ROLE = "role";

    public static final String PRIMARY = "primary";
    public static final String REPLICA = "replica";
    public static final String UNHEALTHY = "unhealthy";
    public static final String INSTANCE = "instance";

    /** Asks the webhook of Azure's workload identity to give a pod a token. */
    public static final String USE_WORKLOAD_IDENTITY = "azure.workload.identity/use";

    /** The operator's deployment has it, whichever way it was installed. */
    public static final String OPERATOR_NAME = "app.kubernetes.io/name";

    public static final String OPERATOR = "cloudnative-pg";

    private Labels() {}
}
