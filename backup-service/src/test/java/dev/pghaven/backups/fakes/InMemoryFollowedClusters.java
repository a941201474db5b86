package dev.pghaven.backups.fakes;

import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.FollowedClusters;
import dev.pghaven.contracts.ClusterRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clusters that are looked after, in a map. */
public final class InMemoryFollowedClusters implements FollowedClusters {
    private final Map<ClusterRef, FollowedCluster> followed = new HashMap<>();

    @Override
    public void follow(FollowedCluster cluster) {
        followed.put(cluster.cluster(), cluster);
    }

    @Override
    public Optional<FollowedCluster> find(ClusterRef cluster) {
        return Optional.ofNullable(followed.get(cluster));
    }

    @Override
    public List<FollowedCluster> all() {
        return List.copyOf(followed.values());
    }

    @Override
    public void letGo(ClusterRef cluster) {
        followed.remove(cluster);
    }
}
