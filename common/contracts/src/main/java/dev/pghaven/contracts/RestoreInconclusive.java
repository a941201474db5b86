package dev.pghaven.contracts;

import java.util.UUID;

/**
 * A verification came to an end without a verdict: neither proved nor refuted.
 *
 * @param step where it stopped
 */
public record RestoreInconclusive(ClusterRef cluster, UUID operation, String step, String reason)
        implements ClusterFact {}
