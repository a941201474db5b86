package dev.pghaven.contracts;

import java.util.UUID;

/**
 * An operation ended because somebody cancelled it, or because something that passed it made it
 * pointless before it began.
 */
public record OperationCancelled(ClusterRef cluster, UUID operation, String workflow, String reason)
        implements ClusterFact {}
