package dev.pghaven.exposure.conceal;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.UUID;

/**
 * How far a concealment has come.
 *
 * @param services that stood when it began
 */
public record Concealing(UUID operation, ClusterRef cluster, List<String> services) {
    public Concealing {
        services = List.copyOf(services);
    }

    public static Concealing of(UUID operation, dev.pghaven.contracts.ConcealCluster request) {
        return new Concealing(operation, request.cluster(), List.of());
    }

    Concealing noting(List<String> found) {
        return new Concealing(operation, cluster, found);
    }
}
