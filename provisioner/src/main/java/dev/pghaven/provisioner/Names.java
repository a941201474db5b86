package dev.pghaven.provisioner;

import dev.pghaven.contracts.ClusterRef;

/** The names of what belongs to a cluster: ours, and those that CNPG derives. */
public final class Names {
    /** The role by which pghaven's services enter a database. */
    public static final String ROLE = "pghaven";

    private Names() {}

    /** Login of the application's owner; CNPG's own name for it, so that users find it. */
    public static String ownerSecret(ClusterRef cluster) {
        return cluster.name() + "-app";
    }

    public static String roleSecret(ClusterRef cluster) {
        return cluster.name() + "-pghaven";
    }

    /** CNPG keeps the certificate of the cluster's authority here. */
    public static String authoritySecret(ClusterRef cluster) {
        return cluster.name() + "-ca";
    }

    /**
     * Not the Cluster's name: the operator deletes a PodMonitor of that name while {@code
     * monitoring.enablePodMonitor} is off.
     */
    public static String podMonitor(ClusterRef cluster) {
        return cluster.name() + "-metrics";
    }

    public static String readWriteHost(ClusterRef cluster) {
        return cluster.name() + "-rw." + cluster.namespace() + ".svc";
    }

    public static String readOnlyHost(ClusterRef cluster) {
        return cluster.name() + "-ro." + cluster.namespace() + ".svc";
    }
}
