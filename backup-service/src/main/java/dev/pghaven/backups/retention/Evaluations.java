package dev.pghaven.backups.retention;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RetentionEvaluated;
import java.time.Duration;
import java.util.Optional;

/** What was said of the clusters' retention, and of whom something is to be said. */
public interface Evaluations {
    /** A cluster whose turn it is; the caller's own until the lease is over. */
    Optional<ClusterRef> claim(Duration lease);

    /**
     * Says it if it is news, or if the last time was longer ago than this; in either case the
     * cluster's next turn is so much later. False if nothing was said.
     */
    boolean say(RetentionEvaluated fact, Duration interval);
}
