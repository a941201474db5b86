package dev.pghaven.backups.fingerprint;

/** Hears how far the reading of a cluster has come; called from several threads. */
@FunctionalInterface
public interface Progress {
    Progress UNHEARD = state -> {};

    void reached(State state);

    /** What is read of what there is, in one database. */
    record State(String database, int tables, int tablesInAll, long bytes, long bytesInAll) {}
}
