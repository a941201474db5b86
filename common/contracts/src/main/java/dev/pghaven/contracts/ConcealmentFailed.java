package dev.pghaven.contracts;

import java.util.UUID;

/**
 * A cluster could not be concealed, and may still be reached from outside Kubernetes.
 *
 * @param step where it stopped
 */
public record ConcealmentFailed(ClusterRef cluster, UUID operation, String step, String reason)
        implements ClusterFact {}
