package dev.pghaven.backups.retention;

import dev.pghaven.contracts.ClusterRef;

/** The cluster whose retention is evaluated. */
public record Evaluating(ClusterRef cluster) {}
