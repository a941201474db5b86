package dev.pghaven.backups.archive.retention;

/** What becomes of a backup. */
public sealed interface Fate {
    /** A sentence that tells an operator why. */
    String reason();

    /** The policy needs it no more. */
    record Removable(String reason) implements Fate {}

    /** The policy or something stronger keeps it. */
    record Kept(String reason) implements Fate {}
}
