package dev.pghaven.sandbox.kubelet.scheduling;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a node has room for what a pod requests. */
final class Capacity {
    private Capacity() {}

    static Optional<String> objection(Pod pod, Node node, List<Pod> placed) {
        return Stream.of("cpu", "memory")
                .filter(resource -> !hasRoom(resource, pod, node, placed))
                .findFirst()
                .map(resource -> "Insufficient " + resource);
    }

    static Stream<Pod> podsOn(Node node, List<Pod> placed) {
        var name = node.getMetadata().getName();
        return placed.stream().filter(pod -> name.equals(pod.getSpec().getNodeName()));
    }

    /** A node that does not say how much it has is taken to have enough. */
    private static boolean hasRoom(String resource, Pod pod, Node node, List<Pod> placed) {
        if (node.getStatus() == null || node.getStatus().getAllocatable() == null) {
            return true;
        }
        Quantity allocatable = node.getStatus().getAllocatable().get(resource);
        if (allocatable == null) {
            return true;
        }
        BigDecimal used =
                podsOn(node, placed)
                        .map(each -> requested(resource, each))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return used.add(requested(resource, pod)).compareTo(allocatable.getNumericalAmount()) <= 0;
    }

    private static BigDecimal requested(String resource, Pod pod) {
        return pod.getSpec().getContainers().stream()
                .flatMap(container -> requested(resource, container).stream())
                .map(Quantity::getNumericalAmount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A limit without a request is a request too. */
    private static Optional<Quantity> requested(String resource, Container container) {
        var resources = container.getResources();
        if (resources == null) {
            return Optional.empty();
        }
        return Stream.of(resources.getRequests(), resources.getLimits())
                .filter(amounts -> amounts != null && amounts.containsKey(resource))
                .map(amounts -> amounts.get(resource))
                .findFirst();
    }
}
