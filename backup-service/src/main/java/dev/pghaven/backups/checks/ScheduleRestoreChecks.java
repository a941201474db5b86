package dev.pghaven.backups.checks;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.FollowedClusters;
import dev.pghaven.backups.RestoreCheckSchedules;
import dev.pghaven.cnpg.ApplicationDatabase;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.RestoreChecksScheduled;
import dev.pghaven.contracts.RestoreChecksSchedulingFailed;
import dev.pghaven.contracts.spec.Backup;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lets the backups of a cluster be verified by themselves, at the times that are asked for. */
@ApplicationScoped
public class ScheduleRestoreChecks implements Workflow<CheckScheduling> {
    public static final String NAME = "schedule-restore-checks";

    private final Clusters clusters;
    private final ArchiveLocations archives;
    private final FollowedClusters followed;
    private final RestoreCheckSchedules schedules;

    ScheduleRestoreChecks(
            Clusters clusters,
            ArchiveLocations archives,
            FollowedClusters followed,
            RestoreCheckSchedules schedules) {
        this.clusters = clusters;
        this.archives = archives;
        this.followed = followed;
        this.schedules = schedules;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<CheckScheduling> stateType() {
        return CheckScheduling.class;
    }

    @Override
    public Steps<CheckScheduling> steps() {
        return Steps.<CheckScheduling>inOrder()
                .step("check-request", this::checkRequest)
                .step("note-policy", this::notePolicy)
                .step("schedule-restore-checks", this::schedule);
    }

    /** Changes nothing of the cluster; the list itself is replaced as a whole. */
    @Override
    public Access access() {
        return Access.SHARED;
    }

    @Override
    public Optional<Fact> stopped(CheckScheduling it, Stop stop) {
        return Optional.of(
                new RestoreChecksSchedulingFailed(
                        it.cluster(), stop.operation(), stop.step(), stop.reason()));
    }

    private Outcome<CheckScheduling> checkRequest(CheckScheduling it) {
        return clusters.find(it.cluster())
                .map(cluster -> withArchive(it, cluster))
                .orElseGet(() -> refused("there is no Cluster %s".formatted(it.cluster())));
    }

    private Outcome<CheckScheduling> withArchive(CheckScheduling it, Cluster cluster) {
        return it.asksForNone() || archives.of(cluster).isPresent()
                ? done(it)
                : refused(
                        "Cluster %s has no archive from which it could be restored; provision it with a backup section"
                                .formatted(it.cluster()));
    }

    private Outcome<CheckScheduling> notePolicy(CheckScheduling it) {
        followed.find(it.cluster())
                .or(() -> clusters.find(it.cluster()).map(cluster -> unfollowed(it, cluster)))
                .map(known -> known.with(it.restoreChecks().maxProofAge()))
                .ifPresent(followed::follow);
        return done(it);
    }

    /** One that pghaven did not provision. */
    private FollowedCluster unfollowed(CheckScheduling it, Cluster cluster) {
        return new FollowedCluster(
                it.cluster(),
                ApplicationDatabase.nameOf(cluster),
                archives.of(cluster),
                true,
                Backup.DEFAULT_RETENTION,
                it.restoreChecks().maxProofAge());
    }

    private Outcome<CheckScheduling> schedule(CheckScheduling it) {
        schedules.replaceFor(it.cluster(), it.schedules());
        return done(
                it, new RestoreChecksScheduled(it.cluster(), it.operation(), it.restoreChecks()));
    }
}
