package dev.pghaven.backups.archive.catalog;

/** A key of {@code backup.info} is missing or makes no sense. */
final class InvalidBackupInfo extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidBackupInfo(String problem) {
        super(problem);
    }
}
