package dev.pghaven.backups.follow;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.FollowedClusters;
import dev.pghaven.backups.RestoreCheckSchedules;
import dev.pghaven.backups.archive.ArchiveRemoval;
import dev.pghaven.backups.archive.ArchivedBlob;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.contracts.BackupDeletionFailed;
import dev.pghaven.contracts.BackupsDeleted;
import dev.pghaven.contracts.Fact;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Looks after a removed cluster no longer, and deletes its archive where that was asked. */
@ApplicationScoped
public class LetClusterGo implements Workflow<LettingGo> {
    public static final String NAME = "let-cluster-go";

    private static final Duration LARGE_ARCHIVE = Duration.ofHours(6);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /** So that a look at the operation shows how far it has come. */
    private static final int BLOBS_A_TRY = 500;

    private final Clusters clusters;
    private final FollowedClusters followed;
    private final RestoreCheckSchedules schedules;
    private final ServerArchives archives;

    LetClusterGo(
            Clusters clusters,
            FollowedClusters followed,
            RestoreCheckSchedules schedules,
            ServerArchives archives) {
        this.clusters = clusters;
        this.followed = followed;
        this.schedules = schedules;
        this.archives = archives;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<LettingGo> stateType() {
        return LettingGo.class;
    }

    @Override
    public Steps<LettingGo> steps() {
        return Steps.<LettingGo>inOrder()
                .step("remove-restore-checks", this::removeRestoreChecks)
                .step("find-archive", this::findArchive)
                .step("delete-archive", LARGE_ARCHIVE, this::deleteArchive)
                .lastly("let-go", this::letGo);
    }

    /** A cluster of that name that is provisioned meanwhile would archive into what is deleted. */
    @Override
    public Access access() {
        return Access.EXCLUSIVE;
    }

    @Override
    public Optional<Fact> stopped(LettingGo it, Stop stop) {
        return it.deleteBackups()
                ? Optional.of(
                        new BackupDeletionFailed(
                                it.cluster(), stop.operation(), stop.step(), stop.reason()))
                : Optional.empty();
    }

    private Outcome<LettingGo> removeRestoreChecks(LettingGo it) {
        schedules.removeFor(it.cluster());
        return done(it);
    }

    private Outcome<LettingGo> findArchive(LettingGo it) {
        if (!it.deleteBackups()) {
            return done(it);
        }
        if (clusters.find(it.cluster()).isPresent()) {
            return refused(
                    "there is a Cluster %s again, which may archive there".formatted(it.cluster()));
        }
        return followed.find(it.cluster())
                .flatMap(FollowedCluster::archive)
                .map(location -> count(it, location))
                .orElseGet(() -> refused("nobody knows where %s archived".formatted(it.cluster())));
    }

    private Outcome<LettingGo> count(LettingGo it, ArchiveLocation location) {
        var server = archives.at(location);
        var blobs = server.archive().list(server.folder());
        var bytes = blobs.stream().mapToLong(ArchivedBlob::size).sum();
        return done(it.of(location, blobs.size(), bytes));
    }

    private Outcome<LettingGo> deleteArchive(LettingGo it) {
        return it.archive().map(location -> delete(it, location)).orElseGet(() -> done(it));
    }

    private Outcome<LettingGo> delete(LettingGo it, ArchiveLocation location) {
        var removed = ArchiveRemoval.remove(archives.at(location), BLOBS_A_TRY);
        return removed.finished()
                ? done(it, new BackupsDeleted(it.cluster(), it.operation(), it.blobs(), it.bytes()))
                : notYet(
                        "%d of %d blobs to be deleted".formatted(removed.left(), it.blobs()),
                        AT_ONCE);
    }

    /** The watch and what else is kept of the cluster go with its row. */
    private Outcome<LettingGo> letGo(LettingGo it) {
        followed.letGo(it.cluster());
        return done(it);
    }
}
