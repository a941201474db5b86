package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Required;

/**
 * Asks for a highly available PostgreSQL cluster. Answered by {@link ClusterProvisioned} or {@link
 * ProvisioningFailed}.
 */
public record ProvisionCluster(@Required ClusterRef cluster, @Required ClusterSpec spec)
        implements Request {}
