package dev.pghaven.contracts;

import java.util.UUID;

/**
 * A failover drill was refused before it broke anything, or aborted.
 *
 * @param step where it stopped
 * @param reason every one, where there are several
 */
public record FailoverDrillFailed(ClusterRef cluster, UUID operation, String step, String reason)
        implements ClusterFact {}
