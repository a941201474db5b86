package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.BackupMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A base backup is complete: its files are in the archive, and so is all WAL from its begin to its
 * end.
 *
 * @param backup the name of its Backup
 * @param backupId its id in Barman's catalogue
 * @param beginWal the first segment that a restore needs
 * @param endWal the last segment without which the backup is not consistent
 * @param took as the operator measured it
 * @param dataBytes as they lie in the archive, compressed
 * @param walBytes those of the segments from its begin to its end, as they lie in the archive
 * @param firstRecoverabilityPoint the oldest moment that the cluster can be restored to
 */
public record BackupCompleted(
        ClusterRef cluster,
        UUID operation,
        String backup,
        String backupId,
        BackupMethod method,
        int timeline,
        String beginWal,
        String endWal,
        String beginLsn,
        String endLsn,
        Instant startedAt,
        Instant stoppedAt,
        Duration took,
        long dataBytes,
        long walBytes,
        int walSegments,
        Instant firstRecoverabilityPoint)
        implements ClusterFact {}
