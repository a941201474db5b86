package dev.pghaven.backups.backup;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.archive.ServerArchive;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.catalog.BackupSpan;
import dev.pghaven.backups.archive.catalog.CatalogReader;
import dev.pghaven.backups.archive.catalog.CataloguedBackup;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import dev.pghaven.backups.archive.wal.WalArchive;
import dev.pghaven.backups.archive.wal.WalChain;
import dev.pghaven.backups.archive.wal.WalPath;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for a base backup and its WAL in an archive. */
@ApplicationScoped
class ArchivedBackups {
    private final ServerArchives archives;

    ArchivedBackups(ServerArchives archives) {
        this.archives = archives;
    }

    /** What was found. */
    sealed interface Look {
        /** All that a restore needs. */
        record Whole(ArchivedBackup backup) implements Look {}

        /** The files; some WAL may still come. */
        record WalOnItsWay(String missing) implements Look {}

        /** What nobody can restore. */
        record Unusable(String reason) implements Look {}
    }

    Look look(ArchiveLocation location, String id) {
        var archive = archives.at(location);
        return CatalogReader.read(archive, id)
                .map(backup -> look(archive, backup))
                .orElseGet(() ->
                        new Look.Unusable("there is no backup %s in %s".formatted(id, location)));
    }

    private static Look look(ServerArchive archive, CataloguedBackup backup) {
        return backup.complete()
                .map(BackupInfo::span)
                .map(span -> look(new WalArchive(archive), backup, span))
                .orElseGet(() ->
                        new Look.Unusable(
                                "backup %s: %s".formatted(backup.id(), backup.state().describe())));
    }

    private static Look look(WalArchive wal, CataloguedBackup backup, BackupSpan span) {
        var path = new WalPath(wal.timelines().of(span.timeline()), span.segmentSize());
        var first = span.begin().segment();
        var last = span.end().segment();
        var segments = wal.along(path, first, last);
        return switch (path.chain(first, last, segments)) {
            case WalChain.Whole(_, _, var count) ->
                    new Look.Whole(
                            ArchivedBackup.of(
                                    backup, span, bytes(path, span, segments), (int) count));
            case WalChain.Broken broken -> new Look.WalOnItsWay(broken.describe());
            case WalChain.Unconnected(var reason) -> new Look.Unusable(reason);
        };
    }

    private static long bytes(WalPath path, BackupSpan span, ArchivedSegments segments) {
        return path.between(span.begin().segment(), span.end().segment())
                .flatMap(it -> segments.whole(it).stream())
                .mapToLong(it -> it.blob().size())
                .sum();
    }
}
