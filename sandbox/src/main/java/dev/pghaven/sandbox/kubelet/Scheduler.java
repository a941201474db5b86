package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.kubelet.scheduling.Placement;
import dev.pghaven.sandbox.kubelet.scheduling.Scheduling;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;

/** Gives pods their nodes, one pod at a time so that each decision knows the one before. */
final class Scheduler {
    static final Duration NEXT_TRY = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final PodStatuses statuses;

    Scheduler(KubernetesClient client) {
        this.client = client;
        this.statuses = new PodStatuses(client);
    }

    /** Whether the pod has a node now. */
    synchronized boolean schedule(Pod pod) {
        var placed =
                client.pods().inAnyNamespace().list().getItems().stream()
                        .filter(each -> each.getSpec().getNodeName() != null)
                        .filter(each -> !PodPhases.isFinished(each))
                        .toList();
        var scheduling = new Scheduling(client.nodes().list().getItems(), placed);
        return switch (scheduling.place(pod)) {
            case Placement.Bound(var node) -> {
                bind(pod, node);
                yield true;
            }
            case Placement.Unschedulable(var message) -> {
                statuses.unschedulable(pod, message);
                yield false;
            }
        };
    }

    private void bind(Pod pod, String node) {
        client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .edit(current -> {
                    current.getSpec().setNodeName(node);
                    return current;
                });
    }
}
