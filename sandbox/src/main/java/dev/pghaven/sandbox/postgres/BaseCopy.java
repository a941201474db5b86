package dev.pghaven.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies the files of a running primary for a new standby, as pg_basebackup does over the network;
 * that program is not among the binaries. Tablespaces must lie in place, within the data folder:
 * all instances share one file system here, so a path outside would be everybody's.
 */
public final class BaseCopy {
    /** pg_basebackup leaves these out or empty for the same reasons: they are the server's own. */
    private static final Set<String> OWN_FOLDERS =
            Set.of(
                    "pg_wal",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");

    private static final Pattern OWN_FILES =
            Pattern.compile(
                    "postmaster\\.(pid|opts)|backup_label(\\.old)?|tablespace_map(\\.old)?"
                            + "|\\.check-empty-wal-archive|standby\\.signal|current_logfiles(\\.tmp)?"
                            + "|pg_internal\\.init.*|pgsql_tmp.*");

    private final Connection primary;
    private final Path source;

    /** The connection must be to the server on {@code source} and stay the copy's alone. */
    public BaseCopy(Connection primary, Path source) {
        this.primary = primary;
        this.source = source;
    }

    /** Leaves a folder that a standby can start on once it knows its primary. */
    public void to(DataFolder target) throws SQLException {
        start();
        copyFiles(target);
        write(target.pgData().resolve("backup_label"), stop());
        write(target.pgData().resolve("standby.signal"), "");
    }

    private void start() throws SQLException {
        try (var statement = primary.createStatement()) {
            statement.execute("SELECT pg_backup_start('base copy', fast => true)");
        }
    }

    private String stop() throws SQLException {
        try (var statement = primary.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")) {
            row.next();
            return row.getString(1);
        }
    }

    private void copyFiles(DataFolder target) {
        var copy = FolderCopy.without(BaseCopy::isOwnFile, BaseCopy::isOwnFolder);
        try {
            copy.copy(source, target.pgData());
            target.linkEmptyWal();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + source, e);
        }
    }

    private static boolean isOwnFolder(Path name) {
        return OWN_FOLDERS.contains(name.toString());
    }

    private static boolean isOwnFile(Path name) {
        return OWN_FILES.matcher(name.getFileName().toString()).matches();
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
