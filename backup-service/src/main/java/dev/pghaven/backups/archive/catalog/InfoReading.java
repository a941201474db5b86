package dev.pghaven.backups.archive.catalog;

/** What came of reading a {@code backup.info}. */
public sealed interface InfoReading {
    /** Barman says that the backup was completed, and where it begins and ends. */
    record Done(BackupInfo info) implements InfoReading {}

    /** Barman says that the backup failed. */
    record Failed(String reason) implements InfoReading {}

    /** Barman has not said that the backup is completed. */
    record Unfinished(BackupStatus status) implements InfoReading {}

    /** Nobody can restore by it; the problem names the key. */
    record Invalid(String problem) implements InfoReading {}
}
