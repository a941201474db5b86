package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.spec.Placement;
import dev.pghaven.contracts.spec.Spread;
import dev.pghaven.kubernetes.Instance;
import dev.pghaven.kubernetes.Instance.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where instances must run, and what is wrong with where they do. */
final class PlacementRules {
    private PlacementRules() {}

    /**
     * @param eligible the nodes that the spec's selector allows; their zones are all that instances
     *     could spread over
     */
    static List<String> violations(
            ClusterSpec spec, List<Instance> instances, List<Node> eligible) {
        return Stream.of(
                        count(spec, instances),
                        nodes(spec.placement(), instances),
                        zones(spec.placement(), instances, eligible),
                        selector(spec.placement(), instances),
                        quality(instances))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<String> count(ClusterSpec spec, List<Instance> instances) {
        return instances.size() == spec.instances()
                ? Stream.empty()
                : Stream.of(violation("instances", spec.instances(), instances.size()));
    }

    private static Stream<String> nodes(Placement placement, List<Instance> instances) {
        var used = instances.stream().flatMap(it -> it.node().stream()).map(Node::name).toList();
        var distinct = new TreeSet<>(used);
        return placement.nodes() != Spread.REQUIRED || distinct.size() == instances.size()
                ? Stream.empty()
                : Stream.of(violation("nodes", instances.size() + " distinct ones", used));
    }

    /**
     * As the scheduler reads maxSkew 1: no zone has two instances more than another. It is content
     * with nodes in one zone only; who requires zones is not.
     */
    private static Stream<String> zones(
            Placement placement, List<Instance> instances, List<Node> eligible) {
        if (placement.zones() != Spread.REQUIRED) {
            return Stream.empty();
        }
        var perZone = perZone(instances, eligible);
        var most = perZone.values().stream().max(Long::compare).orElse(0L);
        var fewest = perZone.values().stream().min(Long::compare).orElse(0L);
        return most - fewest <= 1
                        && (instances.size() < 2 || perZone.size() > 1)
                        && perZone.values().stream().mapToLong(it -> it).sum() == instances.size()
                ? Stream.empty()
                : Stream.of(violation("topology.kubernetes.io/zone", "an even spread", perZone));
    }

    private static Map<String, Long> perZone(List<Instance> instances, List<Node> eligible) {
        var perZone =
                eligible.stream()
                        .flatMap(it -> it.zone().stream())
                        .collect(Collectors.toMap(it -> it, it -> 0L, (a, b) -> a, TreeMap::new));
        instances.stream()
                .flatMap(it -> it.node().stream())
                .flatMap(it -> it.zone().stream())
                .forEach(it -> perZone.merge(it, 1L, Long::sum));
        return perZone;
    }

    private static Stream<String> selector(Placement placement, List<Instance> instances) {
        return instances.stream()
                .filter(it -> !selects(placement.nodeSelector(), it))
                .map(it ->
                        violation(
                                "node of " + it.name(),
                                placement.nodeSelector(),
                                labels(it, placement.nodeSelector().keySet())));
    }

    private static boolean selects(Map<String, String> selector, Instance instance) {
        return instance.node()
                .filter(it -> it.labels().entrySet().containsAll(selector.entrySet()))
                .isPresent();
    }

    private static Map<String, String> labels(Instance instance, Set<String> keys) {
        var labels = new TreeMap<>(instance.node().map(Node::labels).orElseGet(Map::of));
        labels.keySet().retainAll(keys);
        return labels;
    }

    private static Stream<String> quality(List<Instance> instances) {
        return instances.stream()
                .filter(it -> !"Guaranteed".equals(it.qosClass()))
                .map(it -> violation("QoS class of " + it.name(), "Guaranteed", it.qosClass()));
    }

    private static String violation(String what, Object expected, Object found) {
        return "%s: expected %s, found %s".formatted(what, expected, found);
    }
}
