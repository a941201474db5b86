package dev.pghaven.failover;

import dev.pghaven.contracts.ClusterRef;

/** Asks the operator to make another instance the primary. */
public interface Switchovers {
    /**
     * @param uid of the Cluster that is meant
     * @param from the primary that it must still have
     */
    SwitchoverAnswer ask(ClusterRef cluster, String uid, String from, String to);
}
