package dev.pghaven.failover.schedule;

import static dev.pghaven.operations.Outcome.done;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Fact;
import dev.pghaven.failover.DrillSchedules;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Drills a removed cluster no longer. */
@ApplicationScoped
public class RemoveDrillSchedules implements Workflow<RemoveDrillSchedules.Removed> {
    public static final String NAME = "remove-drill-schedules";

    private final DrillSchedules schedules;

    RemoveDrillSchedules(DrillSchedules schedules) {
        this.schedules = schedules;
    }

    /** A cluster that is gone. */
    public record Removed(ClusterRef cluster) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Removed> stateType() {
        return Removed.class;
    }

    @Override
    public Steps<Removed> steps() {
        return Steps.<Removed>inOrder().step("remove-drill-schedules", this::remove);
    }

    @Override
    public Access access() {
        return Access.SHARED;
    }

    /** The world was promised nothing. */
    @Override
    public Optional<Fact> stopped(Removed it, Stop stop) {
        return Optional.empty();
    }

    private Outcome<Removed> remove(Removed it) {
        schedules.removeFor(it.cluster());
        return done(it);
    }
}
