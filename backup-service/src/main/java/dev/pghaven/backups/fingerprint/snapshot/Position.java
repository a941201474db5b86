package dev.pghaven.backups.fingerprint.snapshot;

import dev.pghaven.backups.archive.wal.Lsn;

/**
 * A moment in a cluster's history: everything that its WAL says before this LSN has happened, and
 * nothing else.
 */
public record Position(Lsn lsn, int timeline) {}
