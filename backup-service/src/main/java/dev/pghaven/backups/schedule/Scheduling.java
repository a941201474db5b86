package dev.pghaven.backups.schedule;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.BackupSchedule;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The schedules that a cluster is to have, and where its backups go. */
public record Scheduling(
        UUID operation,
        ClusterRef cluster,
        List<BackupSchedule> schedules,
        Optional<ArchiveLocation> archive) {

    public static Scheduling of(UUID operation, dev.pghaven.contracts.ScheduleBackups request) {
        return of(operation, request.cluster(), request.schedules());
    }

    public static Scheduling of(
            UUID operation, ClusterRef cluster, List<BackupSchedule> schedules) {
        return new Scheduling(operation, cluster, schedules, Optional.empty());
    }

    Scheduling to(ArchiveLocation location) {
        return new Scheduling(operation, cluster, schedules, Optional.of(location));
    }

    String nameOf(BackupSchedule schedule) {
        return cluster.name() + "-" + schedule.name();
    }
}
