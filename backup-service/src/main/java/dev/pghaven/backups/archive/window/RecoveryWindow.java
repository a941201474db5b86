package dev.pghaven.backups.archive.window;

import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.WalPath;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Instant;
import java.util.List;

/**
 * A time span without a gap: each moment in it can be restored.
 *
 * @param path the timeline that recovery has to follow
 * @param backups those that a restore can begin with, oldest first
 * @param last the newest segment that recovery reaches
 * @param until when that one was archived; what happened later is not in it
 */
public record RecoveryWindow(
        WalPath path, List<BackupInfo> backups, WalSegment last, Instant until) {
    public RecoveryWindow {
        backups = List.copyOf(backups);
    }

    /** The first recoverability point: the oldest backup is consistent from its end on. */
    public Instant from() {
        return backups.getFirst().span().end().time();
    }

    public Lsn fromLsn() {
        return backups.getFirst().span().end().lsn();
    }

    /** The first byte of the log that is not in the archive any more. */
    public Lsn untilLsn() {
        return last.end(path.size());
    }

    public int timeline() {
        return path.history().timeline();
    }
}
