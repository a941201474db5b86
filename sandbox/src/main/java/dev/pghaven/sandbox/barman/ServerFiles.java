package dev.pghaven.sandbox.barman;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of a server's files belong into a base backup: Barman's list, and PostgreSQL's. */
final class ServerFiles {
    private static final Set<String> CONTENTS_LEFT_OUT =
            Set.of(
                    "pg_wal",
                    "log",
                    "pg_log",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_replslot",
                    "pg_serial",
                    "pg_stat_tmp",
                    "pg_snapshots",
                    "pg_subtrans");

    private static final Pattern LEFT_OUT =
            Pattern.compile(
                    "pgsql_tmp.*|postgresql\\.auto\\.conf\\.tmp|current_logfiles(\\.tmp)?"
                            + "|pg_internal\\.init.*|postmaster\\.(pid|opts)"
                            + "|recovery\\.(conf|signal)|standby\\.signal"
                            + "|backup_label(\\.old)?|tablespace_map(\\.old)?"
                            + "|backup_manifest");

    /** It says how far the WAL must be replayed, and so must be the last that is read. */
    static final Path CONTROL = Path.of("global/pg_control");

    private ServerFiles() {}

    /** {@code name} is relative to the data folder or the tablespace. */
    static boolean isLeftOut(Path name) {
        return LEFT_OUT.matcher(name.getFileName().toString()).matches() || name.equals(CONTROL);
    }

    static boolean isLeftEmpty(Path folder) {
        return CONTENTS_LEFT_OUT.contains(folder.toString());
    }
}
