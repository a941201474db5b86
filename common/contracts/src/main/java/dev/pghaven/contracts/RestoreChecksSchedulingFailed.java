package dev.pghaven.contracts;

import java.util.UUID;

/** The verification of a cluster's backups could not be put on a schedule. */
public record RestoreChecksSchedulingFailed(
        ClusterRef cluster, UUID operation, String step, String reason) implements ClusterFact {}
