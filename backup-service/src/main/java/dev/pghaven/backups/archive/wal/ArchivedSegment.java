package dev.pghaven.backups.archive.wal;

import dev.pghaven.backups.archive.ArchivedBlob;

/** A WAL segment that has a blob. */
public record ArchivedSegment(WalSegment segment, Compression compression, ArchivedBlob blob) {
    /** What is cut off shows in a listing only where nothing is compressed. */
    public boolean isWhole(SegmentSize size) {
        return compression == Compression.NONE ? blob.size() == size.bytes() : blob.size() > 0;
    }
}
