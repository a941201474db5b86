package dev.pghaven.backups.watch;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.watch.Turn;

/**
 * A cluster that this replica looks at.
 *
 * @param database the application's
 */
public record Claimed(Turn turn, String database, WatchState before) {
    public ClusterRef cluster() {
        return turn.cluster();
    }
}
