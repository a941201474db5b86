package dev.pghaven.contracts;

import java.util.List;
import java.util.UUID;

/**
 * No way leads into the cluster from outside Kubernetes any more.
 *
 * @param services that were taken away; none if it was concealed already
 */
public record ClusterConcealed(ClusterRef cluster, UUID operation, List<String> services)
        implements ClusterFact {
    public ClusterConcealed {
        services = List.copyOf(services);
    }
}
