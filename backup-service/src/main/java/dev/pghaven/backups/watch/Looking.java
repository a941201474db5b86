package dev.pghaven.backups.watch;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.backups.WatchConfiguration;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.backups.archive.lag.ArchiveLag;
import dev.pghaven.backups.archive.lag.ArchiveMemory;
import dev.pghaven.backups.archive.lag.BlobLook;
import dev.pghaven.backups.archive.lag.DatabaseLook;
import dev.pghaven.backups.archive.lag.Observation;
import dev.pghaven.backups.archive.lag.WalState;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.backups.archive.wal.WalArchive;
import dev.pghaven.backups.archive.wal.WalSegment;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.watch.NoAnswerException;
import dev.pghaven.operations.watch.Patience;
import dev.pghaven.postgres.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at a Cluster, then at its primary, then at its archive: what is closed may arrive late. */
@ApplicationScoped
class Looking {
    private final Clusters clusters;
    private final ArchiveLocations locations;
    private final ServerArchives archives;
    private final PrimaryWal wal;
    private final Patience patience;

    Looking(
            Clusters clusters,
            ArchiveLocations locations,
            ServerArchives archives,
            PrimaryWal wal,
            WatchConfiguration config) {
        this.clusters = clusters;
        this.locations = locations;
        this.archives = archives;
        this.wal = wal;
        this.patience = new Patience(config.answersWithin());
    }

    Sight look(Claimed claimed) {
        try {
            return patience.await("Kubernetes", () -> clusters.find(claimed.cluster()))
                    .map(it -> at(it, claimed))
                    .orElseGet(() -> new Sight.Nothing("there is no such Cluster"));
        } catch (NoAnswerException e) {
            return new Sight.Nothing(e.getMessage());
        }
    }

    private Sight at(Cluster cluster, Claimed claimed) {
        var uid = cluster.metadata().getUid();
        var memory = claimed.before().of(uid).memory();
        return Primaries.of(cluster)
                .<Sight>map(primary -> {
                    var database = askPrimary(claimed);
                    var blobs = askArchive(cluster, database, memory);
                    return new Sight.Seen(
                            uid, new Observation(Instant.now(), primary, database, blobs));
                })
                .orElseGet(() -> new Sight.Nothing("it has no primary yet"));
    }

    private DatabaseLook askPrimary(Claimed it) {
        try {
            return switch (patience.await("the primary", () -> stateOf(it))) {
                case Answer.Given<WalState>(var state) -> new DatabaseLook.Seen(state);
                case Answer.NotReady<WalState>(var reason) -> new DatabaseLook.Silent(reason);
            };
        } catch (NoAnswerException e) {
            return new DatabaseLook.Silent(e.getMessage());
        }
    }

    private Answer<WalState> stateOf(Claimed it) {
        return wal.stateOf(it.cluster(), it.database(), patience.limit());
    }

    private BlobLook askArchive(Cluster cluster, DatabaseLook database, ArchiveMemory memory) {
        var wanted = ArchiveLag.wanted(database, memory);
        var size = sizeOf(database);
        try {
            return patience.await("the archive", () -> look(locations.of(cluster), wanted, size));
        } catch (NoAnswerException e) {
            return new BlobLook.Silent(e.getMessage());
        }
    }

    private BlobLook look(
            Optional<ArchiveLocation> location, List<WalSegment> wanted, SegmentSize size) {
        return location.map(it -> BlobLook.at(new WalArchive(archives.at(it)), wanted, size))
                .orElseGet(
                        () -> new BlobLook.Gone("the Cluster names no object store for its WAL"));
    }

    private static SegmentSize sizeOf(DatabaseLook database) {
        return switch (database) {
            case DatabaseLook.Seen it -> it.wal().size();
            case DatabaseLook.Silent _ -> SegmentSize.USUAL;
        };
    }
}
