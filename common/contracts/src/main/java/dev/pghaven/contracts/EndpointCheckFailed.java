package dev.pghaven.contracts;

import java.util.UUID;

/**
 * A cluster's endpoints could not be checked as somebody asked.
 *
 * @param step where it stopped
 */
public record EndpointCheckFailed(ClusterRef cluster, UUID operation, String step, String reason)
        implements ClusterFact {}
