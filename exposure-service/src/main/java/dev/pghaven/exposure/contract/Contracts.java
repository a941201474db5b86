package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ClusterRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The exposed clusters whose promises are checked, by all replicas together. */
public interface Contracts {
    /** Clusters that are due; each is the caller's own until the lease is over. */
    List<Claimed> claim(int most, Duration lease);

    /**
     * Saves what a look came to together with its news. False, and nothing is said, if the cluster
     * was concealed or somebody else looks at it by now.
     */
    boolean settle(Claimed claimed, Finding finding, Duration next);

    Map<ClusterRef, ContractState> all();

    /** How long the cluster that is due for the longest has been waiting. */
    Duration lateness();

    /** What the last look at a cluster came to; empty where it is not exposed or was not seen. */
    Optional<ContractState> of(ClusterRef cluster);
}
