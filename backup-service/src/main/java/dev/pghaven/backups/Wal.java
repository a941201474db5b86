package dev.pghaven.backups;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;
import java.util.Optional;

/** The write-ahead log of a cluster's primary. */
public interface Wal {
    /** Closes the segment that is being written, after a record of ours, and names it. */
    Answer<String> closeSegment(ClusterRef cluster, String database, String restorePoint);

    /** What {@code pg_stat_archiver} says of the last failure that no success has followed. */
    Answer<Optional<String>> archivingTrouble(ClusterRef cluster, String database);
}
