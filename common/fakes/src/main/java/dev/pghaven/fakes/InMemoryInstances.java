package dev.pghaven.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Instance;
import dev.pghaven.kubernetes.Instance.Node;
import dev.pghaven.kubernetes.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Three nodes in three zones, and an instance on each. */
public final class InMemoryInstances implements Instances {
    private List<Node> nodes =
            List.of(
                    node("aks-0", "westus3-1"),
                    node("aks-1", "westus3-2"),
                    node("aks-2", "westus3-3"));
    private final List<Integer> placement = new ArrayList<>(List.of(0, 1, 2));
    private List<String> obstacles = List.of();
    private String qosClass = "Guaranteed";
    private Set<String> notReady = Set.of();
    private List<String> addresses = List.of("10.0.0.0", "10.0.0.1", "10.0.0.2");
    private int nodeReadings;

    @Override
    public List<Instance> of(ClusterRef cluster) {
        nodeReadings += placement.size();
        return all(cluster, it -> Optional.of(nodes.get(placement.get(it))));
    }

    @Override
    public List<Instance> withoutNodes(ClusterRef cluster) {
        return all(
                cluster,
                it -> Optional.of(new Node(nodes.get(placement.get(it)).name(), Map.of())));
    }

    /** How often a node was asked for. */
    public int nodeReadings() {
        return nodeReadings;
    }

    private List<Instance> all(ClusterRef cluster, IntFunction<Optional<Node>> node) {
        var instances = new ArrayList<Instance>();
        for (var i = 0; i < placement.size(); i++) {
            instances.add(instance(cluster.name() + "-" + (i + 1), i, node.apply(i)));
        }
        return instances;
    }

    @Override
    public List<String> obstacles(ClusterRef cluster) {
        return obstacles;
    }

    @Override
    public List<Node> nodesWith(Map<String, String> labels) {
        return nodes.stream()
                .filter(it -> it.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    /** Puts the instances on these nodes, by their numbers. */
    public void placedOn(Integer... numbers) {
        placement.clear();
        placement.addAll(List.of(numbers));
    }

    public void inOneZone() {
        nodes =
                List.of(
                        node("aks-0", "westus3-1"),
                        node("aks-1", "westus3-1"),
                        node("aks-2", "westus3-1"));
    }

    public void obstructedBy(String... reasons) {
        obstacles = List.of(reasons);
    }

    /** Of the pods, in the order of their names. */
    public void at(String... known) {
        addresses = List.of(known);
    }

    public void notReady(String... names) {
        notReady = Set.of(names);
    }

    public void qosClass(String newClass) {
        qosClass = newClass;
    }

    public static Node node(String name, String zone) {
        return new Node(name, Map.of("workload", "postgres", "topology.kubernetes.io/zone", zone));
    }

    private Instance instance(String name, int number, Optional<Node> node) {
        return new Instance(
                name,
                addresses.get(number),
                number == 0 ? Instance.Role.PRIMARY : Instance.Role.REPLICA,
                node,
                qosClass,
                !notReady.contains(name));
    }
}
