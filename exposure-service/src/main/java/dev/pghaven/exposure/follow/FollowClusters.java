package dev.pghaven.exposure.follow;

import dev.pghaven.contracts.ClusterProvisioned;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.exposure.expose.ExposeCluster;
import dev.pghaven.exposure.expose.Exposing;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.quarkus.FactHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Exposes clusters whose spec asks for it, and lets those go that are gone. */
@ApplicationScoped
class FollowClusters implements FactHandler {
    private final ExposeCluster exposeCluster;
    private final LetClusterGo letClusterGo;

    FollowClusters(ExposeCluster exposeCluster, LetClusterGo letClusterGo) {
        this.exposeCluster = exposeCluster;
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

    /**
     * A spec that lets nobody in leaves what was asked for by itself. It is said of one Cluster,
     * and opens no later one of that name.
     */
    @Override
    public Optional<Plan<?>> planFor(UUID operation, Fact fact) {
        if (fact instanceof ClusterProvisioned it) {
            return it.spec()
                    .exposure()
                    .filter(Exposure::letsSomebodyIn)
                    .map(asked ->
                            new Plan<>(
                                    exposeCluster,
                                    Exposing.of(operation, it.cluster(), asked, it.clusterUid())));
        }
        return fact instanceof ClusterRemoved it
                ? Optional.of(new Plan<>(letClusterGo, new LettingGo(operation, it.cluster())))
                : Optional.empty();
    }
}
