package dev.pghaven.contracts;

import java.util.UUID;

/**
 * A cluster could not be exposed as asked.
 *
 * @param step where it stopped
 */
public record ExposureFailed(ClusterRef cluster, UUID operation, String step, String reason)
        implements ClusterFact {}
