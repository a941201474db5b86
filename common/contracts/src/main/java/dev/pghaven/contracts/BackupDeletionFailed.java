package dev.pghaven.contracts;

import java.util.UUID;

/** The archive of a cluster that was removed is still there, or part of it. */
public record BackupDeletionFailed(ClusterRef cluster, UUID operation, String step, String reason)
        implements ClusterFact {}
