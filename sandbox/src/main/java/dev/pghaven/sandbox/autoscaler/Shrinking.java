package dev.pghaven.sandbox.autoscaler;

import dev.pghaven.sandbox.events.ObjectEvents;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.List;

/**
 * Takes nodes away in two looks: the first closes a node to pods, the second deletes it if none
 * came in between.
 */
record Shrinking(KubernetesClient client, ObjectEvents events) {
    private static final String CLOSED = "ToBeDeletedByClusterAutoscaler";

    /** Those nodes of the pool that are beyond its least size. */
    void look(List<Node> extra, Collection<String> empty, Collection<String> idle) {
        for (var node : extra) {
            var name = node.getMetadata().getName();
            if (isClosed(node)) {
                deleteOrOpen(node, empty.contains(name));
            } else if (idle.contains(name)) {
                close(node);
            }
        }
    }

    private static boolean isClosed(Node node) {
        return node.getSpec().getTaints().stream().anyMatch(each -> CLOSED.equals(each.getKey()));
    }

    private void close(Node node) {
        client.nodes()
                .withName(node.getMetadata().getName())
                .edit(current -> {
                    current.getSpec().getTaints().add(new Taint("NoSchedule", CLOSED, null, ""));
                    return current;
                });
    }

    private void deleteOrOpen(Node node, boolean empty) {
        var resource = client.nodes().withName(node.getMetadata().getName());
        if (empty) {
            events.normal(node, "ScaleDown", "node removed by cluster autoscaler");
            resource.delete();
            return;
        }
        resource.edit(current -> {
            current.getSpec().getTaints().removeIf(each -> CLOSED.equals(each.getKey()));
            return current;
        });
    }
}
