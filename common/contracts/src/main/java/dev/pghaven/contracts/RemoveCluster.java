package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Required;

/**
 * Asks to take away a cluster and all that belongs to it. Answered by {@link ClusterRemoved} or
 * {@link RemovalFailed}.
 */
public record RemoveCluster(@Required ClusterRef cluster) implements Request {}
