package dev.pghaven.failover;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.Optional;

/** The Kubernetes nodes that instances run on. */
public interface Nodes {
    /**
     * A node.
     *
     * @param providerId what the cloud calls its machine
     */
    record Node(String name, Optional<String> providerId, boolean ready) {}

    /** Empty where the instance has no pod, one that is being deleted, or one without a node. */
    Optional<Node> under(ClusterRef cluster, String instance);

    Optional<Node> find(String providerId);

    /** Besides that cluster's instances: primaries of other clusters, and the operator. */
    List<String> whoElseIsNeededOn(Node node, ClusterRef cluster);
}
