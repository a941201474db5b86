package dev.pghaven.kubernetes;

import dev.pghaven.contracts.ClusterRef;

/** A Kubernetes service account, as tokens name it. */
public record ServiceAccount(String namespace, String name) {
    /** CNPG names a cluster's own service account as the cluster. */
    public static ServiceAccount of(ClusterRef cluster) {
        return new ServiceAccount(cluster.namespace(), cluster.name());
    }

    public String subject() {
        return "system:serviceaccount:" + namespace + ":" + name;
    }

    /**
     * The name of the federated credential for this account: Azure allows letters, digits, hyphens
     * and underscores, and Kubernetes names have no underscore, so two accounts never share one.
     */
    public String credentialName() {
        return "cnpg_" + namespace + "_" + name;
    }
}
