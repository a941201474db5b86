package dev.pghaven.sandbox.kubelet.scheduling;

import dev.pghaven.sandbox.network.PodSelector;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which pods are in which domain: a zone, or a node. */
record Topologies(List<Node> nodes, List<Pod> placed) {

    static Map<String, String> labels(Node node) {
        var labels = node.getMetadata().getLabels();
        return labels == null ? Map.of() : labels;
    }

    /** The pods of the selector, in the namespace and domain. */
    Stream<Pod> matching(LabelSelector selector, Pod like, String key, String domain) {
        return placed.stream()
                .filter(pod -> namespace(pod).equals(namespace(like)))
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .filter(new PodSelector(selector)::matches)
                .filter(pod -> domain.equals(domainOf(pod, key)));
    }

    private String domainOf(Pod pod, String key) {
        return nodes.stream()
                .filter(node -> node.getMetadata().getName().equals(pod.getSpec().getNodeName()))
                .map(node -> labels(node).get(key))
                .findFirst()
                .orElse(null);
    }

    private static String namespace(Pod pod) {
        return String.valueOf(pod.getMetadata().getNamespace());
    }
}
