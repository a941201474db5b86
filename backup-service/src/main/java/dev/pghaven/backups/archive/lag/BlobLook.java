package dev.pghaven.backups.archive.lag;

import dev.pghaven.backups.archive.ArchiveUnavailable;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.backups.archive.wal.WalArchive;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.util.Collection;
import java.util.List;

/** What came of asking the blob storage. */
public sealed interface BlobLook {
    /** The newest segments, and those that were asked for, if they are there. */
    record Seen(ArchivedSegments segments) implements BlobLook {}

    /** There is no container any more, so nothing is in it. */
    record Gone(String reason) implements BlobLook {}

    /** It did not answer. */
    record Silent(String reason) implements BlobLook {}

    /**
     * @param wanted the segments that must not be overlooked
     */
    static BlobLook at(WalArchive archive, Collection<WalSegment> wanted, SegmentSize size) {
        try {
            return new Seen(archive.newestAnd(wanted, size));
        } catch (ArchiveUnavailable e) {
            return switch (e.why()) {
                case CONTAINER_MISSING -> new Gone(e.getMessage());
                case ACCESS_DENIED, THROTTLED, UNREACHABLE, FAILED -> new Silent(e.getMessage());
            };
        }
    }

    /** Empty where nothing was seen. */
    default ArchivedSegments known(SegmentSize size) {
        return switch (this) {
            case Seen it -> it.segments();
            case Gone it -> ArchivedSegments.of(List.of(), size);
            case Silent it -> ArchivedSegments.of(List.of(), size);
        };
    }
}
