package dev.pghaven.failover;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.BlackoutCalendar;
import dev.pghaven.operations.schedule.Schedule;
import dev.pghaven.operations.schedule.ScheduleStatus;
import java.util.List;

/** When the failovers of clusters are drilled by themselves, and when they must not be. */
public interface DrillSchedules {
    /** These and no others, from now on. */
    void replaceFor(ClusterRef cluster, List<Schedule> schedules, BlackoutCalendar blackouts);

    List<ScheduleStatus> of(ClusterRef cluster);

    /** Empty where nobody has asked for one. */
    BlackoutCalendar blackoutsOf(ClusterRef cluster);

    void removeFor(ClusterRef cluster);
}
