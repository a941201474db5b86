package dev.pghaven.sandbox.apiserver;

/**
 * A request that a fault may befall. The verb is Kubernetes' own (get, list, watch, create, update,
 * patch, delete, deletecollection), the resource is written {@code clusters.postgresql.cnpg.io} or
 * {@code secrets}; requests for discovery documents have the resource {@code ""}.
 */
public record FaultQuestion(
        String verb,
        String resource,
        String subresource,
        String namespace,
        String name,
        String user) {}
