package dev.pghaven.provisioner;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Instance;
import dev.pghaven.postgres.Answer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL in the databases of a cluster; every call opens a connection of its own. */
public interface Databases {
    /** A row of {@code pg_stat_replication}. */
    record Standby(String name, String state, String syncState) {}

    /** What an instance shows of the mark. */
    record Reading(boolean inRecovery, boolean markSeen) {}

    /**
     * Of {@code pg_stat_archiver}.
     *
     * @param lastFailure as text; absent if there was none, or a success came after it
     */
    record Archiver(long failures, Optional<String> lastFailure) {}

    /** Writes a row that carries the mark, through the read-write service, as role pghaven. */
    Answer<List<Standby>> mark(ClusterRef cluster, String database, UUID mark);

    /**
     * Marks a restore point and closes the segment of WAL that holds it, on the primary.
     *
     * @return the segment's name
     */
    Answer<String> closeSegment(ClusterRef cluster, String database, String restorePoint);

    /** How archiving has fared on the primary, as PostgreSQL counts it. */
    Answer<Archiver> archiver(ClusterRef cluster, String database);

    /** Looks for the mark on one instance, by the pod's own address. */
    Answer<Reading> read(ClusterRef cluster, String database, Instance instance, UUID mark);

    /** The major version of PostgreSQL that answers. */
    Answer<Integer> majorVersion(ClusterRef cluster, String database);

    /** Makes and fills the how-to's table, as the database's owner. Repeatable. */
    Answer<Integer> loadSampleData(ClusterRef cluster, String database);
}
