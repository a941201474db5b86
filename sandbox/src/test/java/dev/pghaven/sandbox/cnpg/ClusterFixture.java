package dev.pghaven.sandbox.cnpg;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Clusters for tests, written as YAML. */
public final class ClusterFixture {
    private ClusterFixture() {}

    /** A Cluster "c" in the namespace "shop" with this spec and status. */
    public static Cluster cluster(String specAndStatus) {
        var yaml =
                """
                apiVersion: postgresql.cnpg.io/v1
                kind: Cluster
                metadata: {name: c, namespace: shop, uid: c-uid}
                """
                        + specAndStatus;
        return Cluster.of(Serialization.unmarshal(yaml, GenericKubernetesResource.class));
    }
}
