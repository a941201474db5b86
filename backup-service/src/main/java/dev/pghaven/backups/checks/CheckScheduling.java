package dev.pghaven.backups.checks;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.VerifyRestore;
import dev.pghaven.contracts.cron.ZonedCron;
import dev.pghaven.contracts.spec.RestoreCheck;
import dev.pghaven.contracts.spec.RestoreChecks;
import dev.pghaven.operations.schedule.Schedule;
import java.util.List;
import java.util.UUID;

/** The restore checks that a cluster is to have. */
public record CheckScheduling(UUID operation, ClusterRef cluster, RestoreChecks restoreChecks) {
    public static CheckScheduling of(
            UUID operation, dev.pghaven.contracts.ScheduleRestoreChecks request) {
        return new CheckScheduling(operation, request.cluster(), request.restoreChecks());
    }

    boolean asksForNone() {
        return restoreChecks.schedules().isEmpty();
    }

    List<Schedule> schedules() {
        return restoreChecks.schedules().stream().map(this::schedule).toList();
    }

    private Schedule schedule(RestoreCheck check) {
        return Schedule.of(
                check.name(),
                new ZonedCron(check.cron(), check.timeZone()),
                new VerifyRestore(cluster, check.target(), check.checks(), true));
    }
}
