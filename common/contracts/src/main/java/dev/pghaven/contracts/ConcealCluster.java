package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Required;

/**
 * Asks to take away the way into a cluster from outside Kubernetes. Answered by {@link
 * ClusterConcealed} or {@link ConcealmentFailed}.
 */
public record ConcealCluster(@Required ClusterRef cluster) implements Request {}
