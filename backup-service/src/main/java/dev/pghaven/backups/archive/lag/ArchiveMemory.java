package dev.pghaven.backups.archive.lag;

import dev.pghaven.backups.archive.wal.WalSegment;
import java.util.Optional;

/**
 * What the watch remembers from one look to the next.
 *
 * @param openAtBegin the segment that was being written when the check began: from it on, what is
 *     in the blobs was closed afterwards
 * @param stalled the stall that has been told and not ended
 */
public record ArchiveMemory(
        Optional<WalSegment> openAtBegin,
        Optional<Outstanding> outstanding,
        Optional<Judgement.Stalled> stalled) {
    ArchiveMemory with(Optional<Judgement.Stalled> stall) {
        return new ArchiveMemory(openAtBegin, outstanding, stall);
    }

    /** A check that begins with the next look. */
    public static ArchiveMemory fresh() {
        return new ArchiveMemory(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
