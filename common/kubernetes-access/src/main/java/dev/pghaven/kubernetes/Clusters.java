package dev.pghaven.kubernetes;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.Optional;

/** CNPG Clusters in Kubernetes. */
public interface Clusters {
    Presence presenceOf(ClusterRef cluster);

    Applied apply(Cluster manifest);

    Optional<Cluster> find(ClusterRef cluster);

    /** Those of one namespace, ours and others'. */
    List<Cluster> in(String namespace);

    /** Deletes the Cluster that has this uid, and no later one of its name. */
    void delete(ClusterRef cluster, String uid);
}
