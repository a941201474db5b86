package dev.pghaven.backups;

import dev.pghaven.contracts.ClusterRef;
import java.time.Duration;
import java.util.Optional;

/**
 * A cluster that the backup service looks after.
 *
 * @param database the application's
 * @param archive absent where nothing is archived
 * @param backedUp false where its spec asks for no backups
 * @param retentionPolicy the recovery window that is kept, such as 7d
 * @param maxProofAge how old the last proof may become
 */
public record FollowedCluster(
        ClusterRef cluster,
        String database,
        Optional<ArchiveLocation> archive,
        boolean backedUp,
        String retentionPolicy,
        Duration maxProofAge) {
    public FollowedCluster with(Duration newMaxProofAge) {
        return new FollowedCluster(
                cluster, database, archive, backedUp, retentionPolicy, newMaxProofAge);
    }
}
