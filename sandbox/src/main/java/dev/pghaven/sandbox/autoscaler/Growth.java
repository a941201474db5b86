package dev.pghaven.sandbox.autoscaler;

import dev.pghaven.sandbox.kubelet.scheduling.Placement;
import dev.pghaven.sandbox.kubelet.scheduling.Scheduling;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which nodes would give pods the room that they wait for; several may share a new one. */
final class Growth {
    private final List<Node> nodes;
    private final List<Pod> placed;
    private final int most;
    private final Map<Node, Pod> added = new LinkedHashMap<>();

    private Growth(List<Node> nodes, List<Pod> placed, int most) {
        this.nodes = new ArrayList<>(nodes);
        this.placed = new ArrayList<>(placed);
        this.most = most;
    }

    /** The nodes to add, each with the pod that made it necessary. */
    static Map<Node, Pod> of(List<Node> nodes, List<Pod> placed, List<Pod> waiting, int most) {
        var growth = new Growth(nodes, placed, most);
        waiting.forEach(growth::makeRoom);
        return growth.added;
    }

    private void makeRoom(Pod pod) {
        if (nodeFor(pod, nodes).isPresent()) {
            place(pod, nodeFor(pod, nodes).get());
            return;
        }
        var pool = NodePool.among(nodes);
        if (pool.size() >= most) {
            return;
        }
        pool.candidates()
                .filter(candidate -> isRoomFor(pod, candidate))
                .findFirst()
                .ifPresent(node -> add(node, pod));
    }

    private boolean isRoomFor(Pod pod, Node candidate) {
        var all = new ArrayList<>(nodes);
        all.add(candidate);
        return nodeFor(pod, all).isPresent();
    }

    private void add(Node node, Pod pod) {
        nodes.add(node);
        added.put(node, pod);
        place(pod, node.getMetadata().getName());
    }

    private void place(Pod pod, String node) {
        placed.add(new PodBuilder(pod).editSpec().withNodeName(node).endSpec().build());
    }

    private Optional<String> nodeFor(Pod pod, List<Node> among) {
        return switch (new Scheduling(among, placed).place(pod)) {
            case Placement.Bound(var node) -> Optional.of(node);
            case Placement.Unschedulable(var message) -> Optional.empty();
        };
    }
}
