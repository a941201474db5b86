package dev.pghaven.failover;

import dev.pghaven.contracts.ClusterRef;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** When the primaries of clusters were broken on purpose. */
public interface PastDrills {
    /** How long it is since another drill broke the cluster's primary. */
    Optional<Duration> sinceLast(ClusterRef cluster);

    /** The operation is about to break the cluster's primary. */
    void note(ClusterRef cluster, UUID operation);
}
