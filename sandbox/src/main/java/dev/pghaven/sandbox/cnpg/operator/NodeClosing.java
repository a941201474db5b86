package dev.pghaven.sandbox.cnpg.operator;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/** Hears of nodes that are closed or opened, and of nothing else that happens to them. */
record NodeClosing(Runnable changed) implements ResourceEventHandler<Node> {

    @Override
    public void onAdd(Node node) {
        // No primary runs on a new node.
    }

    @Override
    public void onUpdate(Node before, Node node) {
        if (ClosedNodes.isClosed(before) != ClosedNodes.isClosed(node)) {
            changed.run();
        }
    }

    @Override
    public void onDelete(Node node, boolean finalStateUnknown) {
        // Its pods go, and tell.
    }
}
