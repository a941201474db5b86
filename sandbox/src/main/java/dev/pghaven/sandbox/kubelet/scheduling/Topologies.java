package dev.pghaven.sandbox.kubelet.scheduling;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
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
                .filter(pod -> matches(selector, pod))
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

    private static boolean matches(LabelSelector selector, Pod pod) {
        var given = pod.getMetadata().getLabels();
        Map<String, String> labels = given == null ? Map.of() : given;
        var wanted = selector.getMatchLabels();
        return (wanted == null || labels.entrySet().containsAll(wanted.entrySet()))
                && selector.getMatchExpressions().stream().allMatch(each -> matches(each, labels));
    }

    private static boolean matches(LabelSelectorRequirement wanted, Map<String, String> labels) {
        var value = labels.get(wanted.getKey());
        return switch (wanted.getOperator()) {
            case "In" -> value != null && wanted.getValues().contains(value);
            case "NotIn" -> value == null || !wanted.getValues().contains(value);
            case "Exists" -> value != null;
            default -> value == null;
        };
    }
}
