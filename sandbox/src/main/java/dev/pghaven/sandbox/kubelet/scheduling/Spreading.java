package dev.pghaven.sandbox.kubelet.scheduling;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Keeps the numbers of pods in the domains within the skew that the pod allows. */
final class Spreading {
    private static final String MESSAGE = "node(s) didn't match pod topology spread constraints";

    private Spreading() {}

    static Optional<String> objection(Pod pod, Node node, List<Node> nodes, List<Pod> placed) {
        var topologies = new Topologies(nodes, placed);
        boolean even =
                pod.getSpec().getTopologySpreadConstraints().stream()
                        .filter(each -> each.getWhenUnsatisfiable().equals("DoNotSchedule"))
                        .allMatch(each -> allows(each, pod, node, topologies));
        return even ? Optional.empty() : Optional.of(MESSAGE);
    }

    private static boolean allows(
            TopologySpreadConstraint constraint, Pod pod, Node node, Topologies topologies) {
        var key = constraint.getTopologyKey();
        var domain = Topologies.labels(node).get(key);
        if (domain == null) {
            return false;
        }
        long fewest =
                domains(pod, key, topologies).stream()
                        .mapToLong(each -> count(constraint, pod, each, topologies))
                        .min()
                        .orElse(0);
        return count(constraint, pod, domain, topologies) + 1 - fewest <= constraint.getMaxSkew();
    }

    /** Only the domains that the pod could go to count. */
    private static List<String> domains(Pod pod, String key, Topologies topologies) {
        return topologies.nodes().stream()
                .filter(node -> NodeFit.objection(pod, node).isEmpty())
                .map(node -> Topologies.labels(node).get(key))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static long count(
            TopologySpreadConstraint constraint, Pod pod, String domain, Topologies topologies) {
        return topologies
                .matching(constraint.getLabelSelector(), pod, constraint.getTopologyKey(), domain)
                .count();
    }
}
