package dev.pghaven.backups.retention;

import static java.util.stream.Collectors.toMap;

import dev.pghaven.backups.FollowedClusters;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.catalog.CatalogReader;
import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.contracts.ClusterRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;

/** Forgets what a cluster held at moments that none of its backups can restore any more. */
@ApplicationScoped
class LostMoments {
    private final FollowedClusters followed;
    private final ServerArchives archives;
    private final KnownMoments moments;

    LostMoments(FollowedClusters followed, ServerArchives archives, KnownMoments moments) {
        this.followed = followed;
        this.archives = archives;
        this.moments = moments;
    }

    void forget(ClusterRef cluster) {
        followed.find(cluster)
                .flatMap(it -> it.archive())
                .map(location -> CatalogReader.read(archives.at(location)).complete())
                .ifPresent(backups -> firstPlaces(backups).forEach(moments::forgetBefore));
    }

    /** A backup is consistent from its end on. */
    private static Map<String, Lsn> firstPlaces(Collection<BackupInfo> backups) {
        return backups.stream()
                .filter(it -> it.systemId().isPresent())
                .collect(
                        toMap(
                                it -> it.systemId().orElseThrow(),
                                it -> it.span().end().lsn(),
                                (one, other) -> one.compareTo(other) < 0 ? one : other));
    }
}
