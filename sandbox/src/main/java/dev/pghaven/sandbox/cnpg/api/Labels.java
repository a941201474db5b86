package dev.pghaven.sandbox.cnpg.api;

/** CNPG's labels and annotations. */
public final class Labels {
    public static final String CLUSTER = "cnpg.io/cluster";
    public static final String INSTANCE_NAME = "cnpg.io/instanceName";
    public static final String INSTANCE_ROLE = "cnpg.io/instanceRole";
    public static final String POD_ROLE = "cnpg.io/podRole";
    public static final String JOB_ROLE = "cnpg.io/jobRole";
    public static final String PVC_ROLE = "cnpg.io/pvcRole";
    public static final String TABLESPACE = "cnpg.io/tablespaceName";
    public static final String RELOAD = "cnpg.io/reload";

    /** Deprecated since 1.24, and still written by 1.30. */
    public static final String OLD_ROLE = "role";

    public static final String NODE_SERIAL = "cnpg.io/nodeSerial";
    public static final String FENCED_INSTANCES = "cnpg.io/fencedInstances";
    public static final String PVC_STATUS = "cnpg.io/pvcStatus";
    public static final String OPERATOR_VERSION = "cnpg.io/operatorVersion";
    public static final String POD_SPEC = "cnpg.io/podSpec";

    public static final String PRIMARY = "primary";

    /** An old primary from the moment at which its failover begins. */
    public static final String UNHEALTHY = "unhealthy";

    public static final String REPLICA = "replica";
    public static final String INSTANCE = "instance";
    public static final String INITIALIZING = "initializing";
    public static final String READY = "ready";

    private Labels() {}
}
