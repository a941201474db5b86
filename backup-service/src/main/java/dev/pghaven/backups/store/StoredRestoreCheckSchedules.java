package dev.pghaven.backups.store;

import dev.pghaven.backups.RestoreCheckSchedules;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.schedule.Schedule;
import dev.pghaven.operations.schedule.ScheduleStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The restore checks among the engine's schedules. */
@ApplicationScoped
class StoredRestoreCheckSchedules implements RestoreCheckSchedules {
    private static final String GROUP = "restore-checks";

    private final Engine engine;

    StoredRestoreCheckSchedules(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void replaceFor(ClusterRef cluster, List<Schedule> schedules) {
        engine.schedules().replaceFor(cluster, GROUP, schedules);
    }

    @Override
    public List<ScheduleStatus> of(ClusterRef cluster) {
        return engine.schedules().of(cluster).stream()
                .filter(it -> it.key().group().equals(GROUP))
                .toList();
    }

    @Override
    public void removeFor(ClusterRef cluster) {
        replaceFor(cluster, List.of());
    }
}
