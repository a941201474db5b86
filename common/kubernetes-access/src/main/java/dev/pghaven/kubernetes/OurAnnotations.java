package dev.pghaven.kubernetes;

/**
 * The annotations by which a Cluster, and before it the Secret of our role, remembers what is made
 * for it outside Kubernetes.
 */
public final class OurAnnotations {
    /** Resource id of the Azure identity that trusts the Cluster's service account. */
    public static final String IDENTITY = "pghaven.dev/azure-identity";

    /** The service account that the identity trusts, where clusters share it. */
    public static final String SHARED_ACCOUNT = "pghaven.dev/shared-service-account";

    private OurAnnotations() {}
}
