package dev.pghaven.backups.fingerprint.snapshot;

/** What came of an attempt that the life of the source cluster may spoil. */
public sealed interface Attempt<T> {
    /** It was not spoilt. */
    record Conclusive<T>(T value) implements Attempt<T> {}

    /** The source moved on; nothing can be said of its backups. */
    record Inconclusive<T>(String reason) implements Attempt<T> {}
}
