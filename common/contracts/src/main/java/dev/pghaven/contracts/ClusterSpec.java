package dev.pghaven.contracts;

/** What a ProvisionCluster asks for. */
public record ClusterSpec(int instances) {}
