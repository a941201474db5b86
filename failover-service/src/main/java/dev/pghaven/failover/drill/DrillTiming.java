package dev.pghaven.failover.drill;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.DrillSchedules;
import dev.pghaven.failover.PastDrills;
import dev.pghaven.failover.RunningBackups;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.stream.Stream;

/** Whether now is the time for a drill of a cluster, however well the cluster is. */
@ApplicationScoped
class DrillTiming {
    private final PastDrills past;
    private final DrillSchedules schedules;
    private final RunningBackups backups;
    private final DrillConfiguration config;
    private final InstantSource clock;

    @Inject
    DrillTiming(
            PastDrills past,
            DrillSchedules schedules,
            RunningBackups backups,
            DrillConfiguration config) {
        this(past, schedules, backups, config, InstantSource.system());
    }

    DrillTiming(
            PastDrills past,
            DrillSchedules schedules,
            RunningBackups backups,
            DrillConfiguration config,
            InstantSource clock) {
        this.past = past;
        this.schedules = schedules;
        this.backups = backups;
        this.config = config;
        this.clock = clock;
    }

    /** One that was asked for, or begins late, must not fall into a blackout either. */
    Stream<String> objections(ClusterRef cluster) {
        return Stream.of(
                        DrillObjections.rest(past.sinceLast(cluster), config.rest()),
                        schedules.blackoutsOf(cluster).forbids(clock.instant()).stream(),
                        DrillObjections.backups(backups.of(cluster)))
                .flatMap(reason -> reason);
    }
}
