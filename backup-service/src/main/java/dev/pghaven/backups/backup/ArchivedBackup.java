package dev.pghaven.backups.backup;

import dev.pghaven.backups.archive.catalog.BackupSpan;
import dev.pghaven.backups.archive.catalog.CataloguedBackup;
import java.time.Instant;

/**
 * A base backup as it was found in the archive.
 *
 * @param dataBytes of its files
 * @param walBytes of the segments from its begin to its end
 */
record ArchivedBackup(
        String id,
        int timeline,
        String beginWal,
        String endWal,
        String beginLsn,
        String endLsn,
        Instant startedAt,
        Instant stoppedAt,
        long dataBytes,
        long walBytes,
        int walSegments) {

    static ArchivedBackup of(
            CataloguedBackup backup, BackupSpan span, long walBytes, int segments) {
        return new ArchivedBackup(
                backup.id(),
                span.timeline(),
                span.begin().segment().toString(),
                span.end().segment().toString(),
                span.begin().lsn().toString(),
                span.end().lsn().toString(),
                span.begin().time(),
                span.end().time(),
                backup.bytes(),
                walBytes,
                segments);
    }
}
