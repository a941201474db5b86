package dev.pghaven.backups.archive.catalog;

/** What Barman says of a backup. */
public enum BackupStatus {
    EMPTY,
    STARTED,
    SYNCING,
    WAITING_FOR_WALS,
    DONE,
    FAILED
}
