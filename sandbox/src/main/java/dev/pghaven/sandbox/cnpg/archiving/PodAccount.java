package dev.pghaven.sandbox.cnpg.archiving;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import java.util.Map;

/** Whom a pod acts as: its service account, and the labels that webhooks look at. */
public record PodAccount(String namespace, String serviceAccount, Map<String, String> labels) {
    private static final String WORKLOAD_IDENTITY = "azure.workload.identity/use";

    public PodAccount {
        labels = Map.copyOf(labels);
    }

    /** {@code labels} are those of the pod, or of a job's template. */
    public static PodAccount of(Cluster cluster, Map<String, String> labels) {
        return new PodAccount(cluster.namespace(), cluster.serviceAccount(), labels);
    }

    /** Without this label AKS gives a pod no token. */
    boolean usesWorkloadIdentity() {
        return "true".equals(labels.get(WORKLOAD_IDENTITY));
    }
}
