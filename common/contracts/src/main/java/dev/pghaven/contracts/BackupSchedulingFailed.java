package dev.pghaven.contracts;

import java.util.UUID;

/** The schedules of a cluster's base backups are not, or not all, as asked. */
public record BackupSchedulingFailed(ClusterRef cluster, UUID operation, String step, String reason)
        implements ClusterFact {}
