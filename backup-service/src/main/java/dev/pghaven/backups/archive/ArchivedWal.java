package dev.pghaven.backups.archive;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.backups.archive.wal.WalArchive;
import dev.pghaven.backups.archive.wal.WalSegment;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for WAL in archives. */
@ApplicationScoped
public class ArchivedWal {
    private final ServerArchives archives;

    ArchivedWal(ServerArchives archives) {
        this.archives = archives;
    }

    /** Whether the segment is there as a whole. */
    public boolean holds(ArchiveLocation location, String segment) {
        return new WalArchive(archives.at(location))
                .find(WalSegment.of(segment), SegmentSize.USUAL)
                .isPresent();
    }
}
