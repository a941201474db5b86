package dev.pghaven.backups.verify;

import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Instant;
import java.util.Optional;

/**
 * What a restore begins with, and where it ends as far as the archive alone decides that.
 *
 * @param timeline which recovery follows
 * @param lsn where recovery stops; absent where the source or the request says it
 * @param about when the restored state was, as well as the archive knows it
 */
public record StartingPoint(
        String backupId,
        int timeline,
        String beginWal,
        String endLsn,
        int segmentBytes,
        Optional<String> lsn,
        Instant about) {
    static StartingPoint of(BackupInfo backup, int timeline, Optional<Lsn> lsn, Instant about) {
        var span = backup.span();
        return new StartingPoint(
                backup.id(),
                timeline,
                span.begin().segment().name(),
                span.end().lsn().toString(),
                span.segmentSize().bytes(),
                lsn.map(Lsn::toString),
                about);
    }

    WalSegment begin() {
        return WalSegment.of(beginWal);
    }

    Lsn consistentAt() {
        return Lsn.of(endLsn);
    }

    SegmentSize segmentSize() {
        return new SegmentSize(segmentBytes);
    }
}
