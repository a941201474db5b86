package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ClusterRef;
import java.util.Optional;

/** Operations that change a cluster now, of whatever service. */
public interface ClusterChanges {
    /** Who holds the cluster for itself. */
    Optional<String> changing(ClusterRef cluster);
}
