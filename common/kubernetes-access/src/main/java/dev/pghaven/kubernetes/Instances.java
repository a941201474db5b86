package dev.pghaven.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.Map;

/** The pods of clusters, and the nodes that could run them. */
public interface Instances {
    List<Instance> of(ClusterRef cluster);

    /** As {@link #of}, but of their nodes the names alone, which takes no right and no call. */
    List<Instance> withoutNodes(ClusterRef cluster);

    /** Why pods of the cluster do not start, in Kubernetes' own words. */
    List<String> obstacles(ClusterRef cluster);

    List<Instance.Node> nodesWith(Map<String, String> labels);
}
