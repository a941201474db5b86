package dev.pghaven.cnpg;

/** Annotations that the operator, or Azure, writes or reads. */
public final class Annotations {
    public static final String NODE_SERIAL = "cnpg.io/nodeSerial";
    public static final String POD_SPEC = "cnpg.io/podSpec";
    public static final String OPERATOR_VERSION = "cnpg.io/operatorVersion";
    public static final String PVC_STATUS = "cnpg.io/pvcStatus";

    /** A JSON list of instances that must not run PostgreSQL. */
    public static final String FENCED_INSTANCES = "cnpg.io/fencedInstances";

    /** {@code on} shuts the instances down and keeps their volumes. */
    public static final String HIBERNATION = "cnpg.io/hibernation";

    /** What 1.27 reads in place of {@code synchronous.failoverQuorum}. */
    public static final String FAILOVER_QUORUM = "alpha.cnpg.io/failoverQuorum";

    /** On a service account: the identity that its pods take on in Azure. */
    public static final String WORKLOAD_CLIENT_ID = "azure.workload.identity/client-id";

    private Annotations() {}
}
