package dev.pghaven.backups.archive.wal;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.archive.ServerArchives;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for WAL in archives. */
@ApplicationScoped
public class ArchivedWal {
    private final ServerArchives archives;

    public ArchivedWal(ServerArchives archives) {
        this.archives = archives;
    }

    /** Whether the segment, of the usual size, is there as a whole. */
    public boolean holds(ArchiveLocation location, String segment) {
        return new WalArchive(archives.at(location))
                .find(WalSegment.of(segment), SegmentSize.USUAL)
                .isPresent();
    }
}
