package dev.pghaven.failover.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.BlackoutCalendar;
import dev.pghaven.contracts.spec.BlackoutInterval;
import dev.pghaven.failover.DrillSchedules;
import dev.pghaven.operations.schedule.Schedule;
import dev.pghaven.operations.schedule.ScheduleStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drills that are never due, and one calendar for all clusters where a test says so. */
public final class InMemoryDrillSchedules implements DrillSchedules {
    private final Map<ClusterRef, List<Schedule>> schedules = new HashMap<>();
    private BlackoutCalendar blackouts = BlackoutCalendar.empty();

    public void blackout(BlackoutInterval interval) {
        blackouts = new BlackoutCalendar(null, List.of(interval), null);
    }

    public List<Schedule> askedFor(ClusterRef cluster) {
        return schedules.getOrDefault(cluster, List.of());
    }

    @Override
    public void replaceFor(
            ClusterRef cluster, List<Schedule> wanted, BlackoutCalendar wantedBlackouts) {
        schedules.put(cluster, List.copyOf(wanted));
        blackouts = wantedBlackouts;
    }

    @Override
    public List<ScheduleStatus> of(ClusterRef cluster) {
        return List.of();
    }

    @Override
    public BlackoutCalendar blackoutsOf(ClusterRef cluster) {
        return blackouts;
    }

    @Override
    public void removeFor(ClusterRef cluster) {
        schedules.remove(cluster);
        blackouts = BlackoutCalendar.empty();
    }
}
