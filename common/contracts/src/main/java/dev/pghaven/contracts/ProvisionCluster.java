package dev.pghaven.contracts;

/**
 * Asks for a highly available PostgreSQL cluster. Answered by {@link ClusterProvisioned} or {@link
 * ProvisioningFailed}.
 */
public record ProvisionCluster(ClusterRef cluster, ClusterSpec spec) implements Request {}
