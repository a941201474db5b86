package dev.pghaven.testpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A base backup, from which standbys and restored copies start, any number of them. */
public final class BaseCopy implements AutoCloseable {
    /** The copy has a process, a log and slots of its own. */
    private static final List<String> LEFT_OUT = List.of("postmaster.pid", "pg_wal", "pg_replslot");

    private final Path data;

    private BaseCopy(Path data) {
        this.data = data;
    }

    static BaseCopy of(PostgresServer source) {
        try (var connection = source.superuser().getConnection()) {
            var data = Files.createTempDirectory("pghaven-base").resolve("data");
            ask(connection, "SELECT pg_backup_start('copy', true)::text");
            copy(source.data(), data);
            var label = ask(connection, "SELECT labelfile FROM pg_backup_stop(false)");
            Files.writeString(data.resolve("backup_label"), label);
            Files.createDirectories(data.resolve("pg_wal"));
            Files.createDirectories(data.resolve("pg_replslot"));
            return new BaseCopy(data);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot copy a server", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param signal the file that says what it is: standby.signal or recovery.signal
     */
    public PostgresServer start(String signal, Map<String, String> settings) {
        try {
            var server = PostgresServer.inFreshFolder();
            copy(data, server.data());
            Files.createDirectories(server.data().resolve("pg_wal"));
            Files.createDirectories(server.data().resolve("pg_replslot"));
            Files.createFile(server.data().resolve(signal));
            server.configure(settings);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files themselves, for a test that damages them. */
    public Path data() {
        return data;
    }

    @Override
    public void close() {
        Folders.delete(data.getParent());
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
        try (var entries = Files.list(from)) {
            for (var entry : entries.toList()) {
                var name = entry.getFileName().toString();
                if (Files.isDirectory(entry) && !LEFT_OUT.contains(name)) {
                    copy(entry, to.resolve(name));
                } else if (!LEFT_OUT.contains(name)) {
                    copyFile(entry, to.resolve(name));
                }
            }
        }
    }

    private static void copyFile(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to);
        } catch (NoSuchFileException gone) {
            // A server at work takes files away; the WAL says so, too.
            Files.deleteIfExists(to);
        }
    }
}
