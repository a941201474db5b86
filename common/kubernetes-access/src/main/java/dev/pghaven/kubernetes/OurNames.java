package dev.pghaven.kubernetes;

import dev.pghaven.cnpg.Names;
import dev.pghaven.contracts.ClusterRef;

/** The names of what we make for a cluster, and of the hosts that clients connect to. */
public final class OurNames {
    /** The role by which pghaven's services enter a database. */
    public static final String ROLE = "pghaven";

    private OurNames() {}

    /** Login of the application's owner, where CNPG's users look for it. */
    public static String ownerSecret(ClusterRef cluster) {
        return cluster.name() + "-app";
    }

    public static String roleSecret(ClusterRef cluster) {
        return cluster.name() + "-pghaven";
    }

    /**
     * Not the Cluster's name: the operator deletes a PodMonitor of that name while {@code
     * monitoring.enablePodMonitor} is off.
     */
    public static String podMonitor(ClusterRef cluster) {
        return cluster.name() + "-metrics";
    }

    /** The archive of the Barman Cloud plugin. */
    public static String objectStore(ClusterRef cluster) {
        return cluster.name() + "-backups";
    }

    public static String readWriteHost(ClusterRef cluster) {
        return host(cluster, Names.readWriteService(cluster.name()));
    }

    public static String readOnlyHost(ClusterRef cluster) {
        return host(cluster, Names.readOnlyService(cluster.name()));
    }

    /** Of a Service in the cluster's namespace, inside Kubernetes. */
    public static String host(ClusterRef cluster, String service) {
        return service + "." + cluster.namespace() + ".svc";
    }
}
