package dev.pghaven.backups.archive.retention;

import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.catalog.BackupSpan;
import dev.pghaven.backups.archive.catalog.BackupState;
import dev.pghaven.backups.archive.catalog.CataloguedBackup;
import dev.pghaven.backups.archive.catalog.CataloguedBackup.Keep;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Backups that begin in one segment and end in the next. */
final class TestBackups {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private TestBackups() {}

    static CataloguedBackup complete(Instant end, int timeline, long segment) {
        return of(end, new BackupState.Complete(info(end, timeline, segment)), Optional.empty());
    }

    static CataloguedBackup kept(Instant end, int timeline, long segment, Keep keep) {
        return of(end, new BackupState.Complete(info(end, timeline, segment)), Optional.of(keep));
    }

    static CataloguedBackup of(Instant end, BackupState state, Optional<Keep> keep) {
        return new CataloguedBackup(id(end), state, keep, List.of());
    }

    static String id(Instant end) {
        return ID.format(end.minusSeconds(60));
    }

    static BackupInfo info(Instant end, int timeline, long segment) {
        return new BackupInfo(
                id(end),
                Optional.empty(),
                Optional.empty(),
                180006,
                new BackupSpan(
                        edge(timeline, segment, end.minusSeconds(60)),
                        edge(timeline, segment + 1, end),
                        OrdersArchive.SIZE),
                OptionalLong.empty(),
                List.of());
    }

    private static BackupSpan.Edge edge(int timeline, long segment, Instant time) {
        return new BackupSpan.Edge(
                OrdersArchive.segment(timeline, segment),
                OrdersArchive.endLsn(timeline, segment),
                time);
    }
}
