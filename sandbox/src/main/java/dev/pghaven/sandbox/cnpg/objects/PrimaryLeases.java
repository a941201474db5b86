package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;

/**
 * The Lease that the primary holds, named as the cluster; who holds it is the instances' to say.
 */
public final class PrimaryLeases {
    private PrimaryLeases() {}

    public static Lease of(Cluster cluster) {
        return new LeaseBuilder().withMetadata(Owned.plain(cluster, cluster.name())).build();
    }
}
