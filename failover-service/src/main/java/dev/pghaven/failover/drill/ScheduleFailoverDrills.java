package dev.pghaven.failover.drill;

import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.FailoverDrillsSchedulingFailed;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Answers who asks for drills on a schedule: this version drills on request alone. */
@ApplicationScoped
public class ScheduleFailoverDrills implements Workflow<ScheduleFailoverDrills.Wish> {
    public static final String NAME = "schedule-failover-drills";

    private static final String REASON =
            "this version drills on request alone, by RunFailoverDrill; nothing was put on a"
                    + " schedule";

    /** Of a cluster whose drills are asked for. */
    public record Wish(ClusterRef cluster) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Wish> stateType() {
        return Wish.class;
    }

    @Override
    public Steps<Wish> steps() {
        return Steps.<Wish>inOrder().step("check-request", _ -> refused(REASON));
    }

    @Override
    public Access access() {
        return Access.SHARED;
    }

    @Override
    public Optional<Fact> stopped(Wish it, Stop stop) {
        return Optional.of(
                new FailoverDrillsSchedulingFailed(
                        it.cluster(), stop.operation(), stop.step(), stop.reason()));
    }
}
