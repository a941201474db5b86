package dev.pghaven.operations.store;

/** What one runner does with the store. */
public record RunnerStore(Claims claims, Checkpoints checkpoints, Leases leases) {}
