package dev.pghaven.exposure.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.ExposedClusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exposed clusters in memory. */
public final class InMemoryExposedClusters implements ExposedClusters {
    private final Map<ClusterRef, ExposedCluster> kept = new HashMap<>();

    @Override
    public void keep(ExposedCluster cluster) {
        kept.put(cluster.cluster(), cluster);
    }

    @Override
    public Optional<ExposedCluster> find(ClusterRef cluster) {
        return Optional.ofNullable(kept.get(cluster));
    }

    @Override
    public List<ExposedCluster> all() {
        return List.copyOf(kept.values());
    }

    @Override
    public void letGo(ClusterRef cluster) {
        kept.remove(cluster);
    }
}
