package dev.pghaven.backups.verify;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.OurLabels;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** NetworkPolicies by their names. */
final class InMemoryWalls implements NetworkPolicies {
    private final Map<String, NetworkPolicy> standing = new TreeMap<>();

    @Override
    public Applied apply(NetworkPolicy manifest) {
        standing.put(manifest.getMetadata().getName(), manifest);
        return new Applied.Accepted();
    }

    @Override
    public void deleteAllOf(ClusterRef copy) {
        standing.values().removeIf(it -> OurLabels.areIn(it.getMetadata().getLabels(), copy));
    }

    List<String> standing() {
        return List.copyOf(standing.keySet());
    }
}
