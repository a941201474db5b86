package dev.pghaven.failover.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.failover.Disruptor;
import dev.pghaven.failover.UndoAnswer;
import dev.pghaven.failover.Victim;
import dev.pghaven.kubernetes.UidDeletion;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Deletes the primary's pod, with no time to shut down. */
@ApplicationScoped
class PodDeletion implements Disruptor {
    /** With none at all the pod's name would be free while its processes may still run. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final InstancePods pods;

    PodDeletion(KubernetesClient client, InstancePods pods) {
        this.client = client;
        this.pods = pods;
    }

    @Override
    public Disruption kind() {
        return Disruption.DELETE_POD;
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    /** The operator makes another pod. */
    @Override
    public boolean lasts() {
        return false;
    }

    /** The pod's uid; one that is being deleted is broken already. */
    @Override
    public Optional<String> victimOf(ClusterRef cluster, String primary) {
        return pods.find(cluster, primary).map(it -> it.getMetadata().getUid());
    }

    @Override
    public void disrupt(Victim victim) {
        UidDeletion.delete(
                client,
                "/api/v1/namespaces/%s/pods/%s"
                        .formatted(victim.cluster().namespace(), victim.primary()),
                victim.identity(),
                GRACE);
    }

    @Override
    public UndoAnswer undo(Victim victim) {
        return new UndoAnswer.Done();
    }
}
