package dev.pghaven.failover.schedule;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.contracts.cron.ZonedCron;
import dev.pghaven.contracts.spec.FailoverDrills;
import dev.pghaven.contracts.spec.ScheduledDrill;
import dev.pghaven.operations.schedule.Schedule;
import java.util.List;
import java.util.UUID;

/** The drills that a cluster is to have. */
public record DrillScheduling(UUID operation, ClusterRef cluster, FailoverDrills drills) {
    public static DrillScheduling of(
            UUID operation, dev.pghaven.contracts.ScheduleFailoverDrills request) {
        return new DrillScheduling(operation, request.cluster(), request.drills());
    }

    boolean asksForNone() {
        return drills.schedules().isEmpty();
    }

    List<Schedule> schedules() {
        return drills.schedules().stream().map(this::schedule).toList();
    }

    private Schedule schedule(ScheduledDrill drill) {
        return Schedule.of(
                drill.name(),
                new ZonedCron(drill.cron(), drill.timeZone()),
                new RunFailoverDrill(
                        cluster,
                        drill.disruption(),
                        drill.objectives(),
                        drill.canary(),
                        drill.promoteBack()));
    }
}
