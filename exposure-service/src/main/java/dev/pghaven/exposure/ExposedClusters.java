package dev.pghaven.exposure;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.Optional;

/** The clusters whose endpoints the exposure service keeps, from exposing to concealing them. */
public interface ExposedClusters {
    /** Begins to keep a cluster's endpoints, or notes what has changed about them. */
    void keep(ExposedCluster cluster);

    Optional<ExposedCluster> find(ClusterRef cluster);

    List<ExposedCluster> all();

    void letGo(ClusterRef cluster);
}
