package dev.pghaven.provisioner;

import dev.pghaven.contracts.ClusterRef;
import java.util.Map;

/** The labels by which pghaven knows its own objects again. */
public final class Labels {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String PGHAVEN = "pghaven";

    /** The Cluster that an object was made for. */
    public static final String CLUSTER = "pghaven.dev/cluster";

    /** CNPG's own label on whatever belongs to a Cluster. */
    public static final String CNPG_CLUSTER = "cnpg.io/cluster";

    /** The AKS webhook gives pods with this label an Azure identity. */
    public static final String USES_WORKLOAD_IDENTITY = "azure.workload.identity/use";

    private Labels() {}

    public static Map<String, String> ours() {
        return Map.of(MANAGED_BY, PGHAVEN);
    }

    public static Map<String, String> of(ClusterRef cluster) {
        return Map.of(MANAGED_BY, PGHAVEN, CLUSTER, cluster.name());
    }

    public static boolean areOurs(Map<String, String> labels) {
        return labels != null && PGHAVEN.equals(labels.get(MANAGED_BY));
    }

    public static boolean areOurs(Map<String, String> labels, ClusterRef cluster) {
        return areOurs(labels) && cluster.name().equals(labels.get(CLUSTER));
    }
}
