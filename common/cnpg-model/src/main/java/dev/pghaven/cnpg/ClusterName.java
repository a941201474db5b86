package dev.pghaven.cnpg;

/** Names a Cluster of the same namespace. */
public record ClusterName(String name) {}
