package dev.pghaven.exposure.conceal;

import dev.pghaven.exposure.ClusterParts;
import dev.pghaven.exposure.ExposedClusters;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.kubernetes.Clusters;

/** Makes for the tests of other packages what Quarkus makes for the workflows. */
public final class Concealments {
    private Concealments() {}

    public static Removal removal(
            Clusters clusters,
            ClusterParts parts,
            LoadBalancers loadBalancers,
            ExposedClusters exposedClusters) {
        return new Removal(clusters, parts, loadBalancers, exposedClusters);
    }
}
