package dev.pghaven.backups.follow;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import java.util.Optional;
import java.util.UUID;

/**
 * A cluster that was removed.
 *
 * @param archive what is to be deleted; absent where there is none, or where it stays
 * @param blobs how many it held
 */
public record LettingGo(
        UUID operation,
        ClusterRef cluster,
        boolean deleteBackups,
        Optional<ArchiveLocation> archive,
        long blobs,
        long bytes) {
    static LettingGo of(UUID operation, ClusterRemoved fact) {
        return new LettingGo(
                operation, fact.cluster(), fact.deleteBackups(), Optional.empty(), 0, 0);
    }

    LettingGo of(ArchiveLocation location, long count, long size) {
        return new LettingGo(operation, cluster, deleteBackups, Optional.of(location), count, size);
    }
}
