package dev.pghaven.failover.schedule;

import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.DrillSchedules;
import dev.pghaven.operations.quarkus.ScheduleGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Skips scheduled drills in a blackout, and those that whoever chose their time does not expect.
 */
@ApplicationScoped
class DrillGate implements ScheduleGate {
    private final DrillSchedules schedules;
    private final DrillConfiguration config;
    private final InstantSource clock;

    @Inject
    DrillGate(DrillSchedules schedules, DrillConfiguration config) {
        this(schedules, config, InstantSource.system());
    }

    DrillGate(DrillSchedules schedules, DrillConfiguration config, InstantSource clock) {
        this.schedules = schedules;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<String> forbids(Request request, Instant due) {
        return request instanceof RunFailoverDrill it
                ? forbids(it, due, clock.instant())
                : Optional.empty();
    }

    private Optional<String> forbids(RunFailoverDrill drill, Instant due, Instant now) {
        return tooLate(Duration.between(due, now))
                .or(() ->
                        schedules
                                .blackoutsOf(drill.cluster())
                                .forbids(now)
                                .map(reason -> "skipped: " + reason));
    }

    private Optional<String> tooLate(Duration late) {
        var most = config.startingDeadline();
        return late.compareTo(most) > 0
                ? Optional.of(
                        "missed: it could begin only %s after its time, and may %s after it"
                                .formatted(Duration.ofSeconds(late.toSeconds()), most))
                : Optional.empty();
    }
}
