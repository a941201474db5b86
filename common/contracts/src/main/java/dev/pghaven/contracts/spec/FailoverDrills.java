package dev.pghaven.contracts.spec;

import java.util.List;
import java.util.Objects;

/**
 * When a cluster's failover is drilled by itself, and when it must not be.
 *
 * @param schedules an empty list takes all schedules away
 */
public record FailoverDrills(List<ScheduledDrill> schedules, BlackoutCalendar blackouts) {
    public FailoverDrills {
        schedules = schedules == null ? List.of() : List.copyOf(schedules);
        blackouts = Objects.requireNonNullElseGet(blackouts, BlackoutCalendar::empty);
    }
}
