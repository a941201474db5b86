package dev.pghaven.backups.archive.window;

import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.catalog.Catalog;
import dev.pghaven.backups.archive.wal.ArchivedSegment;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import dev.pghaven.backups.archive.wal.Timelines;
import dev.pghaven.backups.archive.wal.WalChain;
import dev.pghaven.backups.archive.wal.WalPath;
import dev.pghaven.backups.archive.wal.WalSegment;
import dev.pghaven.backups.archive.window.RecoveryWindows.Unusable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts backups and WAL together to windows: each backup begins one or falls into one. */
final class WindowSurvey {
    private final ArchivedSegments segments;
    private final Timelines timelines;
    private final List<RecoveryWindow> windows = new ArrayList<>();
    private final List<WalChain> gaps = new ArrayList<>();
    private final List<Unusable> unusable = new ArrayList<>();

    private WindowSurvey(ArchivedSegments segments, Timelines timelines) {
        this.segments = segments;
        this.timelines = timelines;
    }

    static RecoveryWindows of(Catalog catalog, ArchivedSegments segments, Timelines timelines) {
        var survey = new WindowSurvey(segments, timelines);
        catalog.complete().forEach(survey::add);
        return new RecoveryWindows(
                catalog.server(),
                survey.windows,
                survey.gaps,
                survey.unusable,
                timelines.problems());
    }

    private void add(BackupInfo backup) {
        var path = pathFrom(backup);
        switch (path.chain(begin(backup), end(backup), segments)) {
            case WalChain.Whole whole -> addUsable(backup, path);
            case WalChain.Broken it -> unusable.add(new Unusable(backup.id(), it.describe()));
            case WalChain.Unconnected it -> unusable.add(new Unusable(backup.id(), it.reason()));
        }
    }

    private WalPath pathFrom(BackupInfo backup) {
        var span = backup.span();
        var newest = timelines.newestAfter(span.timeline(), span.end().lsn());
        return new WalPath(newest, span.segmentSize());
    }

    private void addUsable(BackupInfo backup, WalPath path) {
        var before = windows.isEmpty() ? null : windows.getLast();
        if (before != null && reaches(before, backup, path)) {
            windows.set(windows.size() - 1, with(before, backup));
            return;
        }
        if (before != null) {
            gap(before, backup, path).ifPresent(gaps::add);
        }
        windows.add(begun(backup, path));
    }

    private static boolean reaches(RecoveryWindow window, BackupInfo backup, WalPath path) {
        return window.path().equals(path)
                && window.last().number(path.size()) >= end(backup).number(path.size());
    }

    private static RecoveryWindow with(RecoveryWindow window, BackupInfo backup) {
        var backups = Stream.concat(window.backups().stream(), Stream.of(backup)).toList();
        return new RecoveryWindow(window.path(), backups, window.last(), window.until());
    }

    private RecoveryWindow begun(BackupInfo backup, WalPath path) {
        var last = path.reachFrom(end(backup), segments);
        var archived = segments.whole(last).map(ArchivedSegment::blob).orElseThrow().time();
        return new RecoveryWindow(
                path, List.of(backup), last, later(backup.span().end().time(), archived));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Windows of timelines that went apart have nothing between them. */
    private Optional<WalChain> gap(RecoveryWindow before, BackupInfo next, WalPath path) {
        var size = path.size();
        var from = before.last().number(size) + 1;
        var to = begin(next).number(size) - 1;
        return before.path().equals(path) && from <= to
                ? Optional.of(path.chain(path.segment(from), path.segment(to), segments))
                : Optional.empty();
    }

    private static WalSegment begin(BackupInfo backup) {
        return backup.span().begin().segment();
    }

    private static WalSegment end(BackupInfo backup) {
        return backup.span().end().segment();
    }
}
