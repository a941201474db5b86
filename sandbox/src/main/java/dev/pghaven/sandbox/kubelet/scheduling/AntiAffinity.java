package dev.pghaven.sandbox.kubelet.scheduling;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import java.util.List;
import java.util.Optional;

/** Keeps pods away from each other, by rule or by preference. */
final class AntiAffinity {
    private AntiAffinity() {}

    static Optional<String> objection(Pod pod, Node node, List<Node> nodes, List<Pod> placed) {
        var topologies = new Topologies(nodes, placed);
        boolean alone =
                of(pod).getRequiredDuringSchedulingIgnoredDuringExecution().stream()
                        .noneMatch(term -> meets(term, pod, node, topologies));
        return alone
                ? Optional.empty()
                : Optional.of("node(s) didn't match pod anti-affinity rules");
    }

    static int penalty(Pod pod, Node node, List<Node> nodes, List<Pod> placed) {
        var topologies = new Topologies(nodes, placed);
        return of(pod).getPreferredDuringSchedulingIgnoredDuringExecution().stream()
                .filter(each -> meets(each.getPodAffinityTerm(), pod, node, topologies))
                .mapToInt(each -> each.getWeight())
                .sum();
    }

    private static boolean meets(PodAffinityTerm term, Pod pod, Node node, Topologies topologies) {
        var domain = Topologies.labels(node).get(term.getTopologyKey());
        return domain != null
                && topologies
                        .matching(term.getLabelSelector(), pod, term.getTopologyKey(), domain)
                        .findAny()
                        .isPresent();
    }

    private static PodAntiAffinity of(Pod pod) {
        var affinity = pod.getSpec().getAffinity();
        return affinity == null || affinity.getPodAntiAffinity() == null
                ? new PodAntiAffinity()
                : affinity.getPodAntiAffinity();
    }
}
