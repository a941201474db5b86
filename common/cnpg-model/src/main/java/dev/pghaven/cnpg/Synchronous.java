package dev.pghaven.cnpg;

/**
 * Synchronous replication, as operators from 1.24 take it.
 *
 * @param method {@code any} or {@code first}
 * @param dataDurability {@code required} or {@code preferred}; from 1.25
 * @param failoverQuorum from 1.28; 1.27 takes {@link Annotations#FAILOVER_QUORUM} instead
 */
public record Synchronous(
        String method, Integer number, String dataDurability, Boolean failoverQuorum) {}
