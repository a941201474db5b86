package dev.pghaven.contracts;

import java.util.UUID;

/**
 * A base backup that was asked for did not come to be.
 *
 * @param backup the name of its Backup
 * @param step where it stopped
 */
public record BackupFailed(
        ClusterRef cluster, UUID operation, String backup, String step, String reason)
        implements ClusterFact {}
