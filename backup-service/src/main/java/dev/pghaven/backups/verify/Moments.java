package dev.pghaven.backups.verify;

import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.snapshot.Attempt;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;
import java.util.Optional;
import java.util.UUID;

/** Moments of source clusters, held by this process for those operations that asked for them. */
public interface Moments {
    /**
     * Holds the cluster's data as they are at a place in the log, which is then marked for
     * recovery. A moment that the operation held before is let go.
     *
     * @param standby the address of the instance to hold it on; the primary when absent
     */
    Attempt<Mark> hold(
            UUID operation, ClusterRef cluster, String database, Optional<String> standby);

    /** Marks the present for recovery, and holds nothing. */
    Attempt<Mark> mark(UUID operation, ClusterRef cluster, String database, int timeline);

    /**
     * Of the moment that was marked; empty where this process does not hold it, as after a restart.
     */
    Optional<Attempt<Fingerprint>> fingerprint(UUID operation, Mark mark, int processes);

    void letGo(UUID operation);

    /** Does nothing where the replay runs. */
    Answer<Boolean> resumeReplay(ClusterRef cluster, String standby, String database);

    /** The newest WAL segment that the primary believes to be archived. */
    Answer<Optional<String>> lastArchived(ClusterRef cluster, String database);
}
