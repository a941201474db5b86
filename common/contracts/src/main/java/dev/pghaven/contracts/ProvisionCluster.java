package dev.pghaven.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks for a highly available PostgreSQL cluster. Answered by {@link ClusterProvisioned} or {@link
 * ProvisioningFailed}.
 */
public record ProvisionCluster(
        @JsonProperty(required = true) ClusterRef cluster,
        @JsonProperty(required = true) ClusterSpec spec)
        implements Request {}
