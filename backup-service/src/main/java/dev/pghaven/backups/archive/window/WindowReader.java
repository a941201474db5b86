package dev.pghaven.backups.archive.window;

import dev.pghaven.backups.archive.ServerArchive;
import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.catalog.Catalog;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.backups.archive.wal.WalArchive;
import java.util.Comparator;
import java.util.List;

/** Reads what the windows of a server follow from: its WAL from the oldest backup on. */
public final class WindowReader {
    private WindowReader() {}

    /** What was read, for those who go on asking. */
    public record Survey(RecoveryWindows windows, ArchivedSegments segments) {}

    public static Survey read(ServerArchive archive, Catalog catalog) {
        var wal = new WalArchive(archive);
        var segments = segments(wal, catalog);
        return new Survey(WindowSurvey.of(catalog, segments, wal.timelines()), segments);
    }

    private static ArchivedSegments segments(WalArchive wal, Catalog catalog) {
        return catalog.complete().stream()
                .map(BackupInfo::span)
                .min(Comparator.comparing(it -> it.begin().lsn()))
                .map(it -> wal.since(it.begin().segment(), it.segmentSize()))
                .orElseGet(() -> ArchivedSegments.of(List.of(), SegmentSize.USUAL));
    }
}
