package dev.pghaven.failover;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Disruption;
import java.util.Optional;

/** One way to break a primary. What is not configured has none. */
public interface Disruptor {
    Disruption kind();

    /**
     * What would be broken, told apart from its successor; empty where it is broken or gone.
     *
     * @param primary the instance
     */
    Optional<String> victimOf(ClusterRef cluster, String primary);

    /** Breaks that victim and no successor. */
    void disrupt(ClusterRef cluster, String primary, String victim);
}
