package dev.pghaven.kubernetes;

import dev.pghaven.cnpg.ObjectStore;
import dev.pghaven.contracts.ClusterRef;
import java.util.Optional;

/** Archives of the Barman Cloud plugin, as resources of Kubernetes. */
public interface ObjectStores {
    /** Whether Kubernetes knows the kind, which means that the plugin is installed. */
    boolean known();

    Optional<ObjectStore> find(ClusterRef cluster, String name);

    /** Writes what is ours or not there yet; what somebody else made is rejected. */
    Applied apply(ClusterRef cluster, ObjectStore manifest);

    void deleteAllOf(ClusterRef cluster);
}
