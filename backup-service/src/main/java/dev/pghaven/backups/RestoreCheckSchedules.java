package dev.pghaven.backups;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.schedule.Schedule;
import dev.pghaven.operations.schedule.ScheduleStatus;
import java.util.List;

/** When the backups of clusters are verified by themselves. */
public interface RestoreCheckSchedules {
    /** These and no others, from now on. */
    void replaceFor(ClusterRef cluster, List<Schedule> schedules);

    List<ScheduleStatus> of(ClusterRef cluster);

    void removeFor(ClusterRef cluster);
}
