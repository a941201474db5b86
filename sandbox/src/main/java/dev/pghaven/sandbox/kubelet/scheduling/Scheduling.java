package dev.pghaven.sandbox.kubelet.scheduling;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One decision over all nodes and all pods that have one. */
public record Scheduling(List<Node> nodes, List<Pod> placed) {

    public Placement place(Pod pod) {
        var fitting = nodes.stream().filter(node -> objection(pod, node).isEmpty()).toList();
        return fitting.stream()
                .min(preference(pod))
                .<Placement>map(node -> new Placement.Bound(node.getMetadata().getName()))
                .orElseGet(() -> new Placement.Unschedulable(complaint(pod)));
    }

    private Optional<String> objection(Pod pod, Node node) {
        return Stream.of(
                        NodeFit.objection(pod, node),
                        Capacity.objection(pod, node, placed),
                        Spreading.objection(pod, node, nodes, placed),
                        AntiAffinity.objection(pod, node, nodes, placed))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Comparator<Node> preference(Pod pod) {
        return Comparator.<Node>comparingInt(node -> AntiAffinity.penalty(pod, node, nodes, placed))
                .thenComparingLong(node -> Capacity.podsOn(node, placed).count())
                .thenComparing(node -> node.getMetadata().getName());
    }

    /** In the words of the real scheduler, which people search for. */
    private String complaint(Pod pod) {
        Map<String, Long> counts =
                nodes.stream()
                        .flatMap(node -> objection(pod, node).stream())
                        .collect(
                                Collectors.groupingBy(
                                        each -> each, TreeMap::new, Collectors.counting()));
        var reasons =
                counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
        return "0/" + nodes.size() + " nodes are available: " + reasons + ".";
    }
}
