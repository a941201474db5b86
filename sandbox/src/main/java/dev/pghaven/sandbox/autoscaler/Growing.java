package dev.pghaven.sandbox.autoscaler;

import dev.pghaven.sandbox.events.ObjectEvents;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Brings new nodes into the cluster. */
record Growing(KubernetesClient client, ObjectEvents events, int most) {

    void makeRoom(List<Node> nodes, List<Pod> placed, List<Pod> waiting) {
        int size = NodePool.among(nodes).size();
        for (var each : Growth.of(nodes, placed, waiting, most).entrySet()) {
            add(each.getKey());
            events.normal(
                    each.getValue(),
                    "TriggeredScaleUp",
                    "pod triggered scale-up: [{aks-%s-vmss %d->%d (max: %d)}]"
                            .formatted(NodePool.NAME, size, size + 1, most));
            size++;
        }
    }

    private void add(Node wanted) {
        var node = client.resource(wanted).create();
        wanted.getMetadata().setResourceVersion(node.getMetadata().getResourceVersion());
        client.resource(wanted).updateStatus();
        events.normal(node, "RegisteredNode", "Registered Node " + node.getMetadata().getName());
    }
}
