package dev.pghaven.backups.schedule;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.backups.ScheduledBackups;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.contracts.BackupSchedulingFailed;
import dev.pghaven.contracts.BackupsScheduled;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.spec.BackupSchedule;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Automates the how-to's heading "Create a scheduled backup", for all schedules of a cluster. */
@ApplicationScoped
public class ScheduleBackups implements Workflow<Scheduling> {
    public static final String NAME = "schedule-backups";

    private final Clusters clusters;
    private final ArchiveLocations archives;
    private final ScheduledBackups scheduledBackups;
    private final BackupsConfiguration config;

    ScheduleBackups(
            Clusters clusters,
            ArchiveLocations archives,
            ScheduledBackups scheduledBackups,
            BackupsConfiguration config) {
        this.clusters = clusters;
        this.archives = archives;
        this.scheduledBackups = scheduledBackups;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Scheduling> stateType() {
        return Scheduling.class;
    }

    @Override
    public Steps<Scheduling> steps() {
        return Steps.<Scheduling>inOrder()
                .step("check-request", this::checkRequest)
                .step("apply-scheduled-backups", this::applyScheduledBackups)
                .step("delete-unwanted-scheduled-backups", this::deleteUnwanted)
                .step("read-back-schedules", this::readBack);
    }

    /** Two lists at once would leave a mixture of both. */
    @Override
    public Access access() {
        return Access.EXCLUSIVE;
    }

    @Override
    public Optional<Fact> stopped(Scheduling it, Stop stop) {
        return Optional.of(
                new BackupSchedulingFailed(
                        it.cluster(), stop.operation(), stop.step(), stop.reason()));
    }

    private Outcome<Scheduling> checkRequest(Scheduling it) {
        var cluster = clusters.find(it.cluster());
        if (cluster.isEmpty()) {
            return refused("there is no Cluster %s".formatted(it.cluster()));
        }
        var objections =
                it.schedules().stream().flatMap(schedule -> objections(it, schedule)).toList();
        return objections.isEmpty()
                ? withArchive(it, cluster.get())
                : refused(String.join("; ", objections));
    }

    private Outcome<Scheduling> withArchive(Scheduling it, Cluster cluster) {
        return archives.of(cluster)
                .map(location -> done(it.to(location)))
                .orElseGet(() ->
                        it.schedules().isEmpty()
                                ? done(it)
                                : refused(
                                        "Cluster %s has no archive; provision it with a backup section"
                                                .formatted(it.cluster())));
    }

    private Stream<String> objections(Scheduling it, BackupSchedule schedule) {
        var name = it.nameOf(schedule);
        if (name.length() > ScheduledBackupManifest.LONGEST_NAME) {
            return Stream.of(
                    "ScheduledBackup %s has more than %d characters"
                            .formatted(name, ScheduledBackupManifest.LONGEST_NAME));
        }
        return switch (scheduledBackups.presenceOf(it.cluster(), name)) {
            case Presence.Absent _, Presence.Ours _ -> Stream.empty();
            case Presence.Foreign(var managedBy) ->
                    Stream.of(
                            "ScheduledBackup %s exists and is managed by %s, not by pghaven"
                                    .formatted(name, managedBy));
        };
    }

    private Outcome<Scheduling> applyScheduledBackups(Scheduling it) {
        for (var schedule : it.schedules()) {
            var manifest = ScheduledBackupManifest.of(it, schedule);
            if (scheduledBackups.apply(manifest) instanceof Applied.Rejected(var reason)) {
                return refused(
                        "Kubernetes refused ScheduledBackup %s: %s"
                                .formatted(it.nameOf(schedule), reason));
            }
        }
        return done(it);
    }

    private Outcome<Scheduling> deleteUnwanted(Scheduling it) {
        var wanted = it.schedules().stream().map(it::nameOf).toList();
        scheduledBackups.ours(it.cluster()).stream()
                .map(found -> found.metadata())
                .filter(found -> !wanted.contains(found.getName()))
                .forEach(found ->
                        scheduledBackups.delete(it.cluster(), found.getName(), found.getUid()));
        return done(it);
    }

    private Outcome<Scheduling> readBack(Scheduling it) {
        var runs = it.schedules().stream().map(schedule -> runOf(it, schedule)).toList();
        return runs.stream()
                .filter(run -> run.next().isEmpty() && !run.suspended())
                .findFirst()
                .<Outcome<Scheduling>>map(run ->
                        notYet(
                                "the operator has not looked at %s yet".formatted(run.name()),
                                config.pollInterval()))
                .orElseGet(() -> done(it, scheduled(it, runs)));
    }

    private static BackupsScheduled scheduled(
            Scheduling it, List<BackupsScheduled.ScheduledRun> runs) {
        return new BackupsScheduled(it.cluster(), it.operation(), runs);
    }

    private BackupsScheduled.ScheduledRun runOf(Scheduling it, BackupSchedule schedule) {
        var next =
                scheduledBackups
                        .find(it.cluster(), it.nameOf(schedule))
                        .flatMap(ScheduledBackupManifest::nextRun);
        return new BackupsScheduled.ScheduledRun(
                schedule.name(),
                schedule.schedule(),
                schedule.suspend(),
                schedule.suspend() ? Optional.empty() : next);
    }
}
