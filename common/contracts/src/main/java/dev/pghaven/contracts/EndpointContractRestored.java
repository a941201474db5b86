package dev.pghaven.contracts;

import java.time.Instant;

/**
 * An endpoint is again what clients were promised.
 *
 * @param brokenSince as {@link EndpointContractBroken} said it
 */
public record EndpointContractRestored(
        ClusterRef cluster, ExposedEndpoint endpoint, Instant brokenSince, Instant restoredAt)
        implements ClusterFact {}
