package dev.pghaven.failover;

import dev.pghaven.contracts.ClusterRef;
import java.util.UUID;

/**
 * What a drill breaks.
 *
 * @param operation the drill
 * @param primary the instance
 * @param identity by which the disruptor tells it apart from its successor
 */
public record Victim(UUID operation, ClusterRef cluster, String primary, String identity) {}
