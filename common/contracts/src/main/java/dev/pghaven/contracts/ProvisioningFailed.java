package dev.pghaven.contracts;

import java.util.UUID;

/**
 * Provisioning stopped at a step; what was made until then stays, and a repeated request goes on
 * from there.
 */
public record ProvisioningFailed(ClusterRef cluster, UUID operation, String step, String reason)
        implements ClusterFact {}
