package dev.pghaven.sandbox.autoscaler;

import io.fabric8.kubernetes.api.model.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The nodes of the pool {@code postgres}, in the order of their numbers. */
record NodePool(List<Node> nodes) {
    static final String NAME = "postgres";
    private static final String LABEL = "agentpool";
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String PREFIX = "aks-" + NAME + "-";

    static NodePool among(List<Node> all) {
        return new NodePool(
                all.stream()
                        .filter(node -> NAME.equals(label(node, LABEL)))
                        .sorted(Comparator.comparingInt(NodePool::numberOf))
                        .toList());
    }

    int size() {
        return nodes.size();
    }

    /** What it has beyond so many. */
    List<Node> beyond(int number) {
        return nodes.subList(Math.min(number, nodes.size()), nodes.size());
    }

    /** A further node, one for each zone to choose from; the zone with the fewest comes first. */
    Stream<Node> candidates() {
        int number = firstFreeNumber();
        Map<String, Long> zones =
                nodes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        node -> label(node, ZONE), Collectors.counting()));
        return zones.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(zone -> new NewNode(sampleOf(zone.getKey()), PREFIX, number).node());
    }

    private int firstFreeNumber() {
        var taken = nodes.stream().map(NodePool::numberOf).collect(Collectors.toSet());
        return IntStream.iterate(0, number -> number + 1)
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElseThrow();
    }

    private Node sampleOf(String zone) {
        Predicate<Node> isThere = node -> zone.equals(label(node, ZONE));
        return nodes.stream().filter(isThere).findFirst().orElseThrow();
    }

    private static int numberOf(Node node) {
        return Integer.parseInt(node.getMetadata().getName().substring(PREFIX.length()));
    }

    private static String label(Node node, String name) {
        var labels = node.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(name, "");
    }
}
