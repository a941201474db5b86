package dev.pghaven.provisioner;

/** The annotations by which a Cluster remembers what was made for it outside Kubernetes. */
public final class OurAnnotations {
    /** Resource id of the Azure identity that trusts the Cluster's service account. */
    public static final String IDENTITY = "pghaven.dev/azure-identity";

    private OurAnnotations() {}
}
