package dev.pghaven.failover;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Disruption;
import java.util.List;
import java.util.Optional;

/** One way to break a primary, and to take that back. */
public interface Disruptor {
    Disruption kind();

    /** What must be configured before it may break anything; empty where it may. */
    Optional<String> missing();

    /** What speaks against breaking just this primary so. */
    default List<String> objections(ClusterRef cluster, String primary) {
        return List.of();
    }

    /** Whether the primary stays broken until that is undone. */
    boolean lasts();

    /**
     * What would be broken, told apart from its successor; empty where it is broken or gone.
     *
     * @param primary the instance
     */
    Optional<String> victimOf(ClusterRef cluster, String primary);

    /** Breaks that victim and no successor. */
    void disrupt(Victim victim);

    /**
     * Takes back what {@link #disrupt} did, or a process that died began to do. It is called for
     * each victim, also for one that was never broken, again until it answers that it is done, and
     * once more after that.
     */
    UndoAnswer undo(Victim victim);
}
