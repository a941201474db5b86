package dev.pghaven.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The schedules of a cluster's base backups are as asked. */
public record BackupsScheduled(ClusterRef cluster, UUID operation, List<ScheduledRun> schedules)
        implements ClusterFact {
    public BackupsScheduled {
        schedules = List.copyOf(schedules);
    }

    /**
     * A schedule as the operator has it.
     *
     * @param next when it takes its next backup; absent while it is suspended
     */
    public record ScheduledRun(
            String name, String schedule, boolean suspended, Optional<Instant> next) {}
}
