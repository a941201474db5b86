package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Required;

/**
 * Asks to check now whether an exposed cluster's endpoints are what they were said to be. Answered
 * by {@link EndpointsChecked} or {@link EndpointCheckFailed}.
 */
public record CheckEndpoints(@Required ClusterRef cluster) implements Request {}
