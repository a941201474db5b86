package dev.pghaven.sandbox.barman;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Barman's {@code backup.info} says of a base backup.
 *
 * @param id {@code YYYYMMDDThhmmss}, the backup's folder
 * @param begin empty where the backup failed before it began
 * @param end empty until the backup is done
 * @param label the content of {@code backup_label}
 * @param size bytes in the archive
 */
public record BackupInfo(
        String id,
        Optional<String> name,
        Status status,
        Optional<String> error,
        BackedUpServer server,
        Optional<Position> begin,
        Optional<Position> end,
        Optional<String> label,
        Compression compression,
        OptionalLong size) {

    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    /** Barman's words. */
    public enum Status {
        EMPTY,
        STARTED,
        FAILED,
        WAITING_FOR_WALS,
        DONE,
        SYNCING
    }

    /** A moment, and the place in the WAL of that moment. */
    public record Position(Instant time, Lsn lsn, String wal, long offset) {}

    public static String idAt(Instant moment) {
        return ID.format(moment.atOffset(ZoneOffset.UTC));
    }

    public boolean isDone() {
        return status == Status.DONE;
    }

    /** Empty where the backup never began. */
    public Optional<Integer> timeline() {
        return begin.map(it -> Integer.parseInt(it.wal().substring(0, 8), 16));
    }

    BackupInfo begun(Position position) {
        return new BackupInfo(
                id,
                name,
                Status.STARTED,
                error,
                server,
                Optional.of(position),
                end,
                label,
                compression,
                size);
    }

    BackupInfo done(Position position, String backupLabel, long bytes) {
        return new BackupInfo(
                id,
                name,
                Status.DONE,
                error,
                server,
                begin,
                Optional.of(position),
                Optional.of(backupLabel),
                compression,
                OptionalLong.of(bytes));
    }

    BackupInfo failed(String reason) {
        return new BackupInfo(
                id,
                name,
                Status.FAILED,
                Optional.of(reason),
                server,
                begin,
                end,
                label,
                compression,
                size);
    }
}
