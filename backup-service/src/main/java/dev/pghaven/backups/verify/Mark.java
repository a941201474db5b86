package dev.pghaven.backups.verify;

import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Instant;

/**
 * A place in the source's log that recovery can stop at.
 *
 * @param lsn everything before it is to be restored
 * @param segment once it is archived, so is all that recovery reads
 * @param heartbeatAt when our own row was written that stands before it, by the primary's clock
 */
public record Mark(String lsn, int timeline, String segment, Instant heartbeatAt) {
    WalSegment lastSegment() {
        return WalSegment.of(segment);
    }
}
