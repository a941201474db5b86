package dev.pghaven.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster's retention policy would remove now, and what it keeps.
 *
 * @param policy the recovery window, such as 7d
 * @param at the moment that it was applied to
 * @param lastVerified the backup that was last proved to restore; it is never removable
 */
public record RetentionEvaluated(
        ClusterRef cluster,
        String policy,
        Instant at,
        Optional<String> lastVerified,
        List<RetainedBackup> backups)
        implements ClusterFact {
    public RetentionEvaluated {
        backups = List.copyOf(backups);
    }

    /**
     * A base backup and what becomes of it.
     *
     * @param bytes as it lies in the archive
     */
    public record RetainedBackup(
            String backupId, Instant stoppedAt, long bytes, boolean removable, String reason) {}
}
