package dev.pghaven.backups.archive.window;

import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.wal.Lsn;
import java.time.Instant;

/**
 * A moment that was drawn by lot, named by its place in the log.
 *
 * @param backup the newest one that is consistent before it
 * @param timeline which recovery has to follow
 * @param about when it was, guessed from the times at which segments were archived
 * @param explanation why recovery is sure to get there
 */
public record RandomPoint(
        BackupInfo backup, Lsn lsn, int timeline, Instant about, String explanation) {}
