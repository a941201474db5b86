package dev.pghaven.contracts;

/**
 * Asks to take away a cluster and all that belongs to it. Answered by {@link ClusterRemoved} or
 * {@link RemovalFailed}.
 */
public record RemoveCluster(ClusterRef cluster) implements Request {}
