package dev.pghaven.backups.watch;

import dev.pghaven.backups.archive.lag.Observation;

/** What came of looking at a cluster. */
sealed interface Sight {
    /** There is a Cluster, and it has or seeks a primary. */
    record Seen(String uid, Observation observation) implements Sight {}

    /** There is nothing to judge, for this reason. */
    record Nothing(String why) implements Sight {}
}
