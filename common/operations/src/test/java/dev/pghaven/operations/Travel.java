package dev.pghaven.operations;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.RemovalFailed;
import java.util.Optional;

/** A workflow of whatever steps a test needs. */
public record Travel(String name, Access access, Steps<Journey> steps)
        implements Workflow<Journey> {

    public static Travel exclusive(Steps<Journey> steps) {
        return new Travel("travel", Access.EXCLUSIVE, steps);
    }

    @Override
    public Class<Journey> stateType() {
        return Journey.class;
    }

    @Override
    public Optional<Fact> stopped(Journey state, Stop stop) {
        return Optional.of(
                new RemovalFailed(state.cluster(), stop.operation(), stop.step(), stop.reason()));
    }
}
