package dev.pghaven.failover.kubernetes;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.health.ClusterSight;
import dev.pghaven.failover.health.Fleet;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/** Says to the fleet what Kubernetes says of Clusters. */
final class ObservedClusters implements ResourceEventHandler<GenericKubernetesResource> {
    private final Fleet fleet;

    ObservedClusters(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public void onAdd(GenericKubernetesResource cluster) {
        fleet.seen(ClusterSight.of(Resources.read(cluster, Cluster.class)));
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource cluster) {
        onAdd(cluster);
    }

    @Override
    public void onDelete(GenericKubernetesResource cluster, boolean finalStateUnknown) {
        var metadata = cluster.getMetadata();
        fleet.gone(new ClusterRef(metadata.getNamespace(), metadata.getName()), metadata.getUid());
    }
}
