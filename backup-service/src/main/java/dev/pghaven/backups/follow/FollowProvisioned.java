package dev.pghaven.backups.follow;

import dev.pghaven.contracts.ClusterProvisioned;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Fact;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.quarkus.FactHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Follows clusters from the fact that they are there to the fact that they are gone. */
@ApplicationScoped
class FollowProvisioned implements FactHandler {
    private final FollowCluster followCluster;
    private final LetClusterGo letClusterGo;

    FollowProvisioned(FollowCluster followCluster, LetClusterGo letClusterGo) {
        this.followCluster = followCluster;
        this.letClusterGo = letClusterGo;
    }

    @Override
    public String name() {
        return "follow-clusters";
    }

    @Override
    public Set<Class<? extends Fact>> types() {
        return Set.of(ClusterProvisioned.class, ClusterRemoved.class);
    }

    @Override
    public Optional<Plan<?>> planFor(UUID operation, Fact fact) {
        if (fact instanceof ClusterProvisioned it) {
            return Optional.of(new Plan<>(followCluster, Following.of(operation, it)));
        }
        return fact instanceof ClusterRemoved it
                ? Optional.of(new Plan<>(letClusterGo, LettingGo.of(operation, it)))
                : Optional.empty();
    }
}
