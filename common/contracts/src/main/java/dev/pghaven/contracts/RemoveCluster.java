package dev.pghaven.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks to take away a cluster and all that belongs to it. Answered by {@link ClusterRemoved} or
 * {@link RemovalFailed}.
 */
public record RemoveCluster(@JsonProperty(required = true) ClusterRef cluster) implements Request {}
