package dev.pghaven.sandbox.cnpg.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Set;
import java.util.stream.Collectors;

/** The nodes that take no pods any more, because somebody drains them. */
final class ClosedNodes {
    private static final Set<String> DRAIN_TAINTS =
            Set.of(
                    "node.kubernetes.io/unschedulable",
                    "ToBeDeletedByClusterAutoscaler",
                    "karpenter.sh/disrupted",
                    "karpenter.sh/disruption");

    private ClosedNodes() {}

    static Set<String> of(KubernetesClient client) {
        return client.nodes().list().getItems().stream()
                .filter(ClosedNodes::isClosed)
                .map(HasMetadata::getMetadata)
                .map(metadata -> metadata.getName())
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isClosed(Node node) {
        return Boolean.TRUE.equals(node.getSpec().getUnschedulable())
                || node.getSpec().getTaints().stream()
                        .anyMatch(taint -> DRAIN_TAINTS.contains(taint.getKey()));
    }
}
