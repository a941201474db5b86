package dev.pghaven.failover.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.BlackoutCalendar;
import dev.pghaven.operations.schedule.ScheduleStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** When a cluster's failover is drilled by itself, and when it is not. */
public record DrillSchedulesView(
        ClusterRef cluster, List<Drill> schedules, BlackoutCalendar blackouts) {
    public DrillSchedulesView {
        schedules = List.copyOf(schedules);
    }

    /**
     * A schedule.
     *
     * @param next when it is due next
     * @param nextForbidden the blackout for which it will be skipped then, by today's calendar
     * @param lastDue the last time at which it was due
     * @param lastOperation the last drill that came of it
     * @param lastError why the last due time led to none: a blackout, for example
     */
    public record Drill(
            String name,
            String cron,
            String timeZone,
            JsonNode disruption,
            JsonNode objectives,
            JsonNode canary,
            JsonNode promoteBack,
            Optional<Instant> next,
            Optional<String> nextForbidden,
            Optional<Instant> lastDue,
            Optional<UUID> lastOperation,
            Optional<String> lastError) {
        static Drill of(ScheduleStatus it, BlackoutCalendar blackouts) {
            return new Drill(
                    it.key().name(),
                    it.cron(),
                    it.timeZone(),
                    it.request().path("disruption"),
                    it.request().path("objectives"),
                    it.request().path("canary"),
                    it.request().path("promoteBack"),
                    it.next(),
                    it.next().flatMap(blackouts::forbids),
                    it.lastDue(),
                    it.lastOperation(),
                    it.lastError());
        }
    }

    static DrillSchedulesView of(
            ClusterRef cluster, List<ScheduleStatus> schedules, BlackoutCalendar blackouts) {
        return new DrillSchedulesView(
                cluster, schedules.stream().map(it -> Drill.of(it, blackouts)).toList(), blackouts);
    }
}
