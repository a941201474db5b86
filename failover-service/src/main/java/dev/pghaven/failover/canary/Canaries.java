package dev.pghaven.failover.canary;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;
import java.util.Optional;
import java.util.UUID;

/**
 * The canaries of operations. Each lives in the process that began it and dies with that; what it
 * saw is not known to any other.
 */
public interface Canaries {
    /**
     * Begins to write, unless it does so already. Given is whether its newest answer was an
     * acknowledgement.
     *
     * @param rate commits per second
     */
    Answer<Boolean> begin(UUID operation, ClusterRef cluster, String database, int rate);

    /** From now on the primary changes. The first mark counts. False if there is no canary. */
    boolean mark(UUID operation);

    /** Whether its newest answer was an acknowledgement; empty without a canary. */
    Optional<Boolean> writes(UUID operation);

    /** Stops it and compares what it saw with what is there; nothing is given without a canary. */
    Answer<Optional<CanaryReport>> end(UUID operation);

    /** Stops it, and keeps nothing of what it saw; its table stays. */
    void letGo(UUID operation);

    /**
     * Stops it if it is still there, and drops its table and those of all that the operation had in
     * other processes.
     */
    Answer<Boolean> remove(UUID operation, ClusterRef cluster, String database);
}
