package dev.pghaven.contracts;

import java.util.UUID;

/** An operation ended before it began, because something that passed it made it pointless. */
public record OperationCancelled(ClusterRef cluster, UUID operation, String workflow, String reason)
        implements ClusterFact {}
