package dev.pghaven.exposure;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.Exposure;
import java.util.List;

/**
 * A cluster that clients outside Kubernetes reach.
 *
 * @param clusterUid of the Cluster; another one of that name is another story
 * @param database the application's
 * @param exposure as it was asked for, with every default
 */
public record ExposedCluster(
        ClusterRef cluster,
        String clusterUid,
        String database,
        Exposure exposure,
        List<ExposedEndpoint> endpoints) {
    public ExposedCluster {
        endpoints = List.copyOf(endpoints);
    }
}
