package dev.pghaven.exposure.follow;

import static dev.pghaven.operations.Outcome.done;

import dev.pghaven.contracts.Fact;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.ExposedClusters;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Looks after a removed cluster's endpoints no longer; they went with it. */
@ApplicationScoped
public class LetClusterGo implements Workflow<LettingGo> {
    public static final String NAME = "let-cluster-go";

    private final Clusters clusters;
    private final ExposedClusters exposedClusters;

    LetClusterGo(Clusters clusters, ExposedClusters exposedClusters) {
        this.clusters = clusters;
        this.exposedClusters = exposedClusters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<LettingGo> stateType() {
        return LettingGo.class;
    }

    @Override
    public Steps<LettingGo> steps() {
        return Steps.<LettingGo>inOrder().step("forget-endpoints", this::forget);
    }

    @Override
    public Access access() {
        return Access.EXCLUSIVE;
    }

    /** The world was promised nothing. */
    @Override
    public Optional<Fact> stopped(LettingGo it, Stop stop) {
        return Optional.empty();
    }

    /** A cluster of that name that was exposed meanwhile is another one. */
    private Outcome<LettingGo> forget(LettingGo it) {
        exposedClusters
                .find(it.cluster())
                .filter(kept -> !stands(kept))
                .ifPresent(kept -> exposedClusters.letGo(kept.cluster()));
        return done(it);
    }

    private boolean stands(ExposedCluster kept) {
        return clusters.find(kept.cluster())
                .map(cluster -> cluster.metadata().getUid())
                .filter(kept.clusterUid()::equals)
                .isPresent();
    }
}
