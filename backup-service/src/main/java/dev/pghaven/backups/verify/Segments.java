package dev.pghaven.backups.verify;

import dev.pghaven.backups.archive.ServerArchive;
import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.WalArchive;
import dev.pghaven.backups.archive.wal.WalChain;
import dev.pghaven.backups.archive.wal.WalPath;
import dev.pghaven.backups.archive.wal.WalSegment;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whether all the WAL is there that leads from a backup to a place in the log. */
record Segments(ServerArchive archive) {

    /** As far as anything has been archived. */
    Choice upToNewest(BackupInfo backup, StartingPoint point) {
        var path = path(backup, point);
        var last = later(backup, path, since(backup)).max(byPlace(path));
        return from(point, last.orElse(backup.span().end().segment()), point.timeline());
    }

    /** As far as recovery reads at least: to the first segment that was archived after the time. */
    Choice upTo(Instant time, BackupInfo backup, StartingPoint point) {
        var path = path(backup, point);
        var segments = since(backup);
        return later(backup, path, segments)
                .filter(it -> !segments.found().get(it).blob().time().isBefore(time))
                .min(byPlace(path))
                .map(it -> from(point, it, point.timeline()))
                .orElseGet(() -> upToNewest(backup, point));
    }

    Choice upTo(Lsn place, BackupInfo backup, StartingPoint point) {
        return from(point, path(backup, point).segmentHolding(place), point.timeline());
    }

    Choice from(StartingPoint point, WalSegment last, int timeline) {
        var chain =
                new WalArchive(archive)
                        .chain(
                                point.begin(),
                                point.consistentAt(),
                                last,
                                timeline,
                                point.segmentSize());
        return switch (chain) {
            case WalChain.Whole _ -> new Choice.Chosen(point);
            case WalChain.Broken it ->
                    new Choice.Lacking(
                            it.begin().getFirst().segment(), List.of(finding(point, it)));
            case WalChain.Unconnected it -> new Choice.Lacking(last, List.of(finding(point, it)));
        };
    }

    boolean holds(StartingPoint point, WalSegment segment) {
        return new WalArchive(archive).find(segment, point.segmentSize()).isPresent();
    }

    Choice lacking(StartingPoint point, WalSegment segment) {
        return new Choice.Lacking(
                segment,
                List.of(
                        new Finding(
                                "WAL of backup " + point.backupId(),
                                "segment " + segment,
                                "no such segment")));
    }

    private ArchivedSegments since(BackupInfo backup) {
        var span = backup.span();
        return new WalArchive(archive).since(span.begin().segment(), span.segmentSize());
    }

    private WalPath path(BackupInfo backup, StartingPoint point) {
        var timelines = new WalArchive(archive).timelines();
        return new WalPath(timelines.of(point.timeline()), backup.span().segmentSize());
    }

    /** Those behind the backup that recovery would read. */
    private static Stream<WalSegment> later(
            BackupInfo backup, WalPath path, ArchivedSegments segments) {
        var end = backup.span().end().segment().number(path.size());
        return segments.found().keySet().stream()
                .filter(it -> it.number(path.size()) > end)
                .filter(it -> path.segment(it.number(path.size())).equals(it));
    }

    private static Comparator<WalSegment> byPlace(WalPath path) {
        return Comparator.comparingLong(it -> it.number(path.size()));
    }

    private static Finding finding(StartingPoint point, WalChain chain) {
        return new Finding("WAL of backup " + point.backupId(), "every segment", chain.describe());
    }
}
