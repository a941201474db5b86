package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.RemovalFailed;
import dev.pghaven.operations.Plan;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Acts upon removals that succeeded, and knows of those that failed. */
public record RideOnRemoval(String name) implements FactHandler {
    /** A cluster of this name makes it fail. */
    public static final String BUG = "bug";

    @Override
    public Set<Class<? extends Fact>> types() {
        return Set.of(ClusterRemoved.class, RemovalFailed.class);
    }

    @Override
    public Optional<Plan<?>> planFor(UUID operation, Fact fact) {
        if (fact.subject().endsWith("/" + BUG) && name.equals("first")) {
            throw new IllegalStateException("a bug");
        }
        return fact instanceof ClusterRemoved it
                ? Optional.of(new Plan<>(new Riding(), new Riding.Ride(it.cluster())))
                : Optional.empty();
    }
}
