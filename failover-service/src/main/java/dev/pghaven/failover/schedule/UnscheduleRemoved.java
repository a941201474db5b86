package dev.pghaven.failover.schedule;

import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Fact;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.quarkus.FactHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes the schedules of clusters away that are gone. */
@ApplicationScoped
class UnscheduleRemoved implements FactHandler {
    private final RemoveDrillSchedules removal;

    UnscheduleRemoved(RemoveDrillSchedules removal) {
        this.removal = removal;
    }

    @Override
    public String name() {
        return "remove-drill-schedules";
    }

    @Override
    public Set<Class<? extends Fact>> types() {
        return Set.of(ClusterRemoved.class);
    }

    @Override
    public Optional<Plan<?>> planFor(UUID operation, Fact fact) {
        return fact instanceof ClusterRemoved it
                ? Optional.of(new Plan<>(removal, new RemoveDrillSchedules.Removed(it.cluster())))
                : Optional.empty();
    }
}
