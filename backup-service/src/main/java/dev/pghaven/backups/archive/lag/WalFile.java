package dev.pghaven.backups.archive.lag;

import java.time.Instant;

/** A file as {@code pg_ls_waldir()} and {@code pg_ls_archive_statusdir()} list it. */
public record WalFile(String name, Instant modified) {}
