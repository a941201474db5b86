package dev.pghaven.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import java.util.Map;

/** The labels by which pghaven knows its own objects again. */
public final class OurLabels {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String PGHAVEN = "pghaven";

    /** The Cluster that an object was made for. */
    public static final String CLUSTER = "pghaven.dev/cluster";

    /** On a namespace that somebody else made for the copies of verifications. */
    public static final String VERIFICATION = "pghaven.dev/verification";

    private OurLabels() {}

    public static Map<String, String> common() {
        return Map.of(MANAGED_BY, PGHAVEN);
    }

    public static Map<String, String> of(ClusterRef cluster) {
        return Map.of(MANAGED_BY, PGHAVEN, CLUSTER, cluster.name());
    }

    public static boolean areIn(Map<String, String> labels) {
        return labels != null && PGHAVEN.equals(labels.get(MANAGED_BY));
    }

    public static boolean areIn(Map<String, String> labels, ClusterRef cluster) {
        return areIn(labels) && cluster.name().equals(labels.get(CLUSTER));
    }
}
