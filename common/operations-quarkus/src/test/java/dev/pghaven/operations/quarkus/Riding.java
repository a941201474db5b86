package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Fact;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import java.util.Optional;

/** A workflow of one step. */
public record Riding() implements Workflow<Riding.Ride> {
    /** Its state. */
    public record Ride(ClusterRef cluster) {}

    @Override
    public String name() {
        return "riding";
    }

    @Override
    public Class<Ride> stateType() {
        return Ride.class;
    }

    @Override
    public Steps<Ride> steps() {
        return Steps.<Ride>inOrder().step("ride", Outcome::done);
    }

    @Override
    public Access access() {
        return Access.SHARED;
    }

    @Override
    public Optional<Fact> stopped(Ride state, Stop stop) {
        return Optional.empty();
    }
}
