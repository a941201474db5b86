package dev.pghaven.sandbox.scalesets;

import io.fabric8.kubernetes.api.model.Node;
import java.util.Map;
import java.util.Optional;

/**
 * A virtual machine of a scale set.
 *
 * @param node what it is called in Kubernetes
 * @param pool the node pool of AKS that it belongs to
 * @param zone its number in the region
 * @param size what Azure sells it as
 */
public record Machine(
        MachineName name, String node, String pool, String zone, String size, PowerState power) {

    /** Empty where the node is no machine of a scale set. */
    static Optional<Machine> of(Node node) {
        var labels = node.getMetadata().getLabels();
        return MachineName.ofProviderId(node.getSpec().getProviderID())
                .map(name ->
                        new Machine(
                                name,
                                node.getMetadata().getName(),
                                label(labels, "agentpool"),
                                label(labels, "topology.kubernetes.io/zone")
                                        .replaceFirst(".*-", ""),
                                label(labels, "node.kubernetes.io/instance-type"),
                                PowerState.RUNNING));
    }

    Machine with(PowerState now) {
        return new Machine(name, node, pool, zone, size, now);
    }

    private static String label(Map<String, String> labels, String name) {
        return labels == null ? "" : labels.getOrDefault(name, "");
    }
}
