package dev.pghaven.sandbox.scalesets;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

/** Keeps a machine for each node. */
public final class NodeWatch implements AutoCloseable {
    private final SharedIndexInformer<Node> informer;

    public NodeWatch(KubernetesClient client, ScaleSets scaleSets) {
        this.informer = client.nodes().inform(handler(scaleSets));
    }

    private static ResourceEventHandler<Node> handler(ScaleSets scaleSets) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(Node node) {
                Machine.of(node).ifPresent(scaleSets::add);
            }

            @Override
            public void onUpdate(Node before, Node node) {
                Machine.of(node).ifPresent(scaleSets::add);
            }

            @Override
            public void onDelete(Node node, boolean finalStateUnknown) {
                Machine.of(node).ifPresent(scaleSets::remove);
            }
        };
    }

    @Override
    public void close() {
        informer.close();
    }
}
