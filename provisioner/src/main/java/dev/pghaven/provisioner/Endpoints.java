package dev.pghaven.provisioner;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;

/** The ways into clusters from outside Kubernetes, as the exposure service makes them. */
public interface Endpoints {
    /**
     * Begins to remove those of a cluster, or goes on, and names those that are still there. Those
     * that the operator keeps are taken from its list first, or they would come again.
     */
    List<String> remove(ClusterRef cluster);
}
