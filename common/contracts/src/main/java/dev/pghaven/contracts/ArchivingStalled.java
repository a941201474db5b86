package dev.pghaven.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * WAL no longer reaches the archive, whatever the operator's conditions say.
 *
 * @param since when the oldest WAL that waits was closed, or the first failure after the last
 *     success
 * @param lastArchivedWal the newest segment in the archive
 * @param secondsAtRisk what would be lost if the cluster were lost now
 * @param bytesAtRisk the same in bytes of WAL
 */
public record ArchivingStalled(
        ClusterRef cluster,
        Instant since,
        String reason,
        Optional<String> lastArchivedWal,
        long waitingSegments,
        long secondsAtRisk,
        long bytesAtRisk)
        implements ClusterFact {}
