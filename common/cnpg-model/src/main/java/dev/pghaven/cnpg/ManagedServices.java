package dev.pghaven.cnpg;

import java.util.List;

/** The Services that the operator keeps beside those that every Cluster has. */
public record ManagedServices(List<ManagedService> additional) {}
