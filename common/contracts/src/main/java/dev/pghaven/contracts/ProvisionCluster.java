package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Required;

/**
 * Asks for a highly available PostgreSQL cluster. Answered by {@link ClusterProvisioned} or {@link
 * ProvisioningFailed}. For a cluster of ours that stands, it brings the cluster to the new spec;
 * its bootstrap and its identity cannot change.
 */
public record ProvisionCluster(@Required ClusterRef cluster, @Required ClusterSpec spec)
        implements Request {}
