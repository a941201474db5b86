package dev.pghaven.provisioner;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.Optional;

/** CNPG Clusters in Kubernetes. */
public interface Clusters {
    /** How a Cluster is, in the operator's own words. */
    sealed interface Health {
        /** There is no such Cluster. */
        record Absent() implements Health {}

        /** Every instance is ready, and a primary is settled. */
        record Healthy() implements Health {}

        /** The operator is at work. */
        record Progressing(String phase) implements Health {}

        /** The operator has given up; a person has to act. */
        record Unrecoverable(String phase) implements Health {}
    }

    Presence presenceOf(ClusterRef cluster);

    Applied apply(Cluster manifest);

    Health healthOf(ClusterRef cluster);

    Optional<Cluster> find(ClusterRef cluster);

    /** Those of one namespace, ours and others'. */
    List<Cluster> in(String namespace);

    /** Deletes the Cluster that has this uid, and no later one of its name. */
    void delete(ClusterRef cluster, String uid);
}
