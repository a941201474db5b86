package dev.pghaven.contracts;

import java.util.UUID;

/** Removal stopped at a step; what was not yet taken away is still there. */
public record RemovalFailed(ClusterRef cluster, UUID operation, String step, String reason)
        implements ClusterFact {}
