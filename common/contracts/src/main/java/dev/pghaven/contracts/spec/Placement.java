package dev.pghaven.contracts.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where the instances run.
 *
 * @param zones how instances spread over {@code topology.kubernetes.io/zone}
 * @param nodes how instances spread over {@code kubernetes.io/hostname}
 */
public record Placement(
        Spread zones,
        Spread nodes,
        Map<String, String> nodeSelector,
        List<Toleration> tolerations) {
    public Placement {
        zones = Objects.requireNonNullElse(zones, Spread.REQUIRED);
        nodes = Objects.requireNonNullElse(nodes, Spread.REQUIRED);
        nodeSelector =
                Collections.unmodifiableMap(
                        new TreeMap<>(
                                Objects.requireNonNullElse(
                                        nodeSelector, Map.of("workload", "postgres"))));
        tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
    }

    public static Placement defaults() {
        return new Placement(null, null, null, null);
    }
}
