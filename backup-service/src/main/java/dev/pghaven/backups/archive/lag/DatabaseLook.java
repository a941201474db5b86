package dev.pghaven.backups.archive.lag;

/** What came of asking the primary. */
public sealed interface DatabaseLook {
    /** It answered. */
    record Seen(WalState wal) implements DatabaseLook {}

    /** It did not, for this reason. */
    record Silent(String reason) implements DatabaseLook {}
}
