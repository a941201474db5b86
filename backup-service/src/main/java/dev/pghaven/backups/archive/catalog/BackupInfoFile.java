package dev.pghaven.backups.archive.catalog;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.util.List;
import java.util.OptionalLong;

/** Reads Barman's {@code backup.info}; keys that pghaven does not need are left alone. */
public final class BackupInfoFile {
    private BackupInfoFile() {}

    public static InfoReading read(String id, String text) {
        try {
            return read(id, InfoKeys.of(text));
        } catch (InvalidBackupInfo e) {
            return new InfoReading.Invalid(e.getMessage());
        }
    }

    private static InfoReading read(String id, InfoKeys keys) throws InvalidBackupInfo {
        var status = keys.required("status", BackupStatus::valueOf);
        return switch (status) {
            case DONE -> new InfoReading.Done(info(id, keys));
            case FAILED ->
                    new InfoReading.Failed(keys.text("error").orElse("Barman gives no reason"));
            case EMPTY, STARTED, SYNCING, WAITING_FOR_WALS -> new InfoReading.Unfinished(status);
        };
    }

    private static BackupInfo info(String id, InfoKeys keys) throws InvalidBackupInfo {
        return new BackupInfo(
                id,
                keys.text("backup_name"),
                keys.text("systemid"),
                keys.required("version", Integer::parseInt),
                span(keys),
                size(keys),
                keys.optional("tablespaces", TablespaceList::of).orElse(List.of()));
    }

    private static BackupSpan span(InfoKeys keys) throws InvalidBackupInfo {
        var size =
                keys.optional("xlog_segment_size", it -> new SegmentSize(Integer.parseInt(it)))
                        .orElse(SegmentSize.USUAL);
        var begin = edge("begin", keys);
        var end = edge("end", keys);
        requirePlace("begin", begin, size, begin.lsn());
        // A backup that ends with a segment names that one, not the next.
        requirePlace("end", end, size, end.lsn().plus(-1));
        try {
            return new BackupSpan(begin, end, size);
        } catch (IllegalArgumentException e) {
            throw new InvalidBackupInfo(e.getMessage());
        }
    }

    private static BackupSpan.Edge edge(String which, InfoKeys keys) throws InvalidBackupInfo {
        return new BackupSpan.Edge(
                keys.required(which + "_wal", WalSegment::of),
                keys.required(which + "_xlog", Lsn::of),
                keys.required(which + "_time", BarmanTime::of));
    }

    private static void requirePlace(
            String which, BackupSpan.Edge edge, SegmentSize size, Lsn byteInIt)
            throws InvalidBackupInfo {
        var named = edge.segment();
        var timeline = named.timeline();
        if (!named.equals(WalSegment.holding(byteInIt, timeline, size))
                && !named.equals(WalSegment.holding(edge.lsn(), timeline, size))) {
            throw new InvalidBackupInfo(
                    "%s_wal is %s, which does not hold %s_xlog %s"
                            .formatted(which, named, which, edge.lsn()));
        }
    }

    private static OptionalLong size(InfoKeys keys) throws InvalidBackupInfo {
        var size = keys.optional("size", Long::parseLong);
        return size.isPresent() ? OptionalLong.of(size.get()) : OptionalLong.empty();
    }
}
