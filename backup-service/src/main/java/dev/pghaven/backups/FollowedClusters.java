package dev.pghaven.backups;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.Optional;

/** The clusters that the backup service looks after, from their provisioning to their removal. */
public interface FollowedClusters {
    /** Begins to look after a cluster, or notes what has changed about it. */
    void follow(FollowedCluster cluster);

    Optional<FollowedCluster> find(ClusterRef cluster);

    List<FollowedCluster> all();

    void letGo(ClusterRef cluster);
}
