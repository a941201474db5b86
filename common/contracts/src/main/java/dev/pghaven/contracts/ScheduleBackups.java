package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.BackupSchedule;
import dev.pghaven.contracts.spec.Required;
import java.util.List;

/**
 * Asks for base backups at certain times. Answered by {@link BackupsScheduled} or {@link
 * BackupSchedulingFailed}.
 *
 * @param schedules all that the cluster is to have from pghaven: what it has beyond them is taken
 *     away
 */
public record ScheduleBackups(
        @Required ClusterRef cluster, @Required List<BackupSchedule> schedules) implements Request {
    public ScheduleBackups {
        schedules = schedules == null ? List.of() : List.copyOf(schedules);
    }
}
