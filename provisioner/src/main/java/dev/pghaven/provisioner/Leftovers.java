package dev.pghaven.provisioner;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;

/** What is still there of a cluster in Kubernetes. */
public interface Leftovers {
    /** Pods, jobs and volume claims that CNPG made, as {@code kind/name}. */
    List<String> instancesOf(ClusterRef cluster);

    /** Everything that CNPG or we made for the cluster, as {@code kind/name}. */
    List<String> of(ClusterRef cluster);
}
