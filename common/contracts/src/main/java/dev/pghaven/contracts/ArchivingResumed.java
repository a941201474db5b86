package dev.pghaven.contracts;

import java.time.Instant;

/**
 * WAL reaches the archive again.
 *
 * @param stalledSince as {@link ArchivingStalled} said it
 * @param lastArchivedWal the newest segment in the archive
 */
public record ArchivingResumed(
        ClusterRef cluster, Instant stalledSince, Instant resumedAt, String lastArchivedWal)
        implements ClusterFact {}
