package dev.pghaven.backups.archive.lag;

import java.time.Instant;

/**
 * One look of the archive watch. The condition ContinuousArchiving is not in it: it is True where
 * nothing is archived at all, and False during a switchover.
 *
 * @param at when, by the clock of whoever looked
 */
public record Observation(Instant at, Primary primary, DatabaseLook database, BlobLook blobs) {}
