package dev.pghaven.provisioner;

/** The annotations by which a Cluster remembers what was made for it outside Kubernetes. */
public final class Annotations {
    /** Resource id of the Azure identity that trusts the Cluster's service account. */
    public static final String IDENTITY = "pghaven.dev/azure-identity";

    public static final String WORKLOAD_CLIENT_ID = "azure.workload.identity/client-id";

    private Annotations() {}
}
