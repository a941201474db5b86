package dev.pghaven.backups.archive.retention;

import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.catalog.BackupSpan;
import dev.pghaven.backups.archive.catalog.CataloguedBackup;
import dev.pghaven.backups.archive.catalog.CataloguedBackup.Keep;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The WAL that Barman leaves for the backups that stay: all from the begin of the oldest, all of
 * other timelines that have a backup, and what makes a standalone backup consistent.
 */
record NeededWal(WalSegment first, Set<Integer> otherTimelines, List<BackupSpan> standalone) {
    /** Empty when no backup says from where on WAL is needed. */
    static Optional<NeededWal> by(List<CataloguedBackup> kept) {
        var spans = spans(kept, false);
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        var oldest = spans.getFirst();
        var others =
                spans.stream()
                        .map(BackupSpan::timeline)
                        .filter(it -> it != oldest.timeline())
                        .collect(Collectors.toSet());
        return Optional.of(new NeededWal(oldest.begin().segment(), others, spans(kept, true)));
    }

    private static List<BackupSpan> spans(List<CataloguedBackup> kept, boolean standalone) {
        return kept.stream()
                .filter(it -> it.keep().equals(Optional.of(Keep.STANDALONE)) == standalone)
                .flatMap(it -> it.doneForBarman().stream())
                .map(BackupInfo::span)
                .toList();
    }

    boolean needs(WalSegment segment) {
        return segment.compareTo(first) >= 0
                || otherTimelines.contains(segment.timeline())
                || standalone.stream().anyMatch(it -> isWithin(it, segment));
    }

    private static boolean isWithin(BackupSpan span, WalSegment segment) {
        return segment.compareTo(span.begin().segment()) >= 0
                && segment.compareTo(span.end().segment()) <= 0;
    }
}
