package dev.pghaven.failover.kubernetes;

import dev.pghaven.cnpg.Labels;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.health.Fleet;
import dev.pghaven.failover.health.PodSight;
import dev.pghaven.kubernetes.PodObstacles;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.readiness.Readiness;

/** Says to the fleet what Kubernetes says of instances' pods. */
final class ObservedPods implements ResourceEventHandler<Pod> {
    private final Fleet fleet;

    ObservedPods(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public void onAdd(Pod pod) {
        fleet.seen(
                new PodSight(
                        clusterOf(pod),
                        pod.getMetadata().getName(),
                        pod.getMetadata().getUid(),
                        Readiness.isPodReady(pod),
                        pod.getMetadata().getDeletionTimestamp() != null,
                        PodObstacles.of(pod).toList()));
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
        onAdd(pod);
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
        var metadata = pod.getMetadata();
        fleet.podGone(clusterOf(pod), metadata.getName(), metadata.getUid());
    }

    private static ClusterRef clusterOf(Pod pod) {
        var metadata = pod.getMetadata();
        return new ClusterRef(metadata.getNamespace(), metadata.getLabels().get(Labels.CLUSTER));
    }
}
