package dev.pghaven.backups.archive.catalog;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Instant;

/** From where to where a backup reaches: a restored copy is consistent at the end, not before. */
public record BackupSpan(Edge begin, Edge end, SegmentSize segmentSize) {
    /** One end of a backup, in the log and in time. */
    public record Edge(WalSegment segment, Lsn lsn, Instant time) {}

    public BackupSpan {
        if (begin.lsn().compareTo(end.lsn()) > 0) {
            throw new IllegalArgumentException(
                    "the backup ends at %s, before its begin at %s"
                            .formatted(end.lsn(), begin.lsn()));
        }
        if (begin.segment().timeline() != end.segment().timeline()) {
            throw new IllegalArgumentException(
                    "the backup begins in %s and ends on another timeline, in %s"
                            .formatted(begin.segment(), end.segment()));
        }
    }

    public int timeline() {
        return begin.segment().timeline();
    }
}
