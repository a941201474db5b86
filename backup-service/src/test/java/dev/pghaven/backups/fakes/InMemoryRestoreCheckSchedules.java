package dev.pghaven.backups.fakes;

import dev.pghaven.backups.RestoreCheckSchedules;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.schedule.Schedule;
import dev.pghaven.operations.schedule.ScheduleStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Restore checks that are never due. */
public final class InMemoryRestoreCheckSchedules implements RestoreCheckSchedules {
    private final Map<ClusterRef, List<Schedule>> schedules = new HashMap<>();

    public List<Schedule> askedFor(ClusterRef cluster) {
        return schedules.getOrDefault(cluster, List.of());
    }

    @Override
    public void replaceFor(ClusterRef cluster, List<Schedule> wanted) {
        schedules.put(cluster, List.copyOf(wanted));
    }

    @Override
    public List<ScheduleStatus> of(ClusterRef cluster) {
        return List.of();
    }

    @Override
    public void removeFor(ClusterRef cluster) {
        schedules.remove(cluster);
    }
}
