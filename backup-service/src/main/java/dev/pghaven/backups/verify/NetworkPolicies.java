package dev.pghaven.backups.verify;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;

/** What keeps the pods of copies to themselves. */
public interface NetworkPolicies {
    Applied apply(NetworkPolicy manifest);

    void deleteAllOf(ClusterRef copy);
}
