package dev.pghaven.sandbox.cnpg.status;

import dev.pghaven.sandbox.cnpg.plan.Observed;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** On how many nodes the instances run. */
final class Topology {
    private Topology() {}

    static Map<String, Object> of(Observed observed) {
        var instances = new LinkedHashMap<String, Object>();
        for (var known : observed.cluster().status().instanceNames()) {
            instances.put(known, null);
        }
        // The labels would be those of syncReplicaElectionConstraint, which is not emulated.
        observed.pods().forEach(pod -> instances.put(pod.getMetadata().getName(), Map.of()));
        return Map.of(
                "instances",
                instances,
                "nodesUsed",
                nodesUsed(observed),
                "successfullyExtracted",
                true);
    }

    private static long nodesUsed(Observed observed) {
        return observed.pods().stream()
                .map(Topology::node)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static String node(Pod pod) {
        return pod.getSpec().getNodeName();
    }
}
