package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;

/**
 * What Kubernetes says of an instance's pod, as far as its health goes.
 *
 * @param uid of the pod; a later one of its name is another
 * @param obstacles why it does not start, in Kubernetes' own words
 */
public record PodSight(
        ClusterRef cluster,
        String name,
        String uid,
        boolean ready,
        boolean leaving,
        List<String> obstacles) {
    public PodSight {
        obstacles = List.copyOf(obstacles);
    }

    boolean isHealthy() {
        return ready && !leaving;
    }
}
