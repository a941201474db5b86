package dev.pghaven.backups.fingerprint;

import static java.util.Map.entry;

import dev.pghaven.backups.archive.wal.WalSegment;
import dev.pghaven.backups.fingerprint.snapshot.Position;
import dev.pghaven.backups.fingerprint.snapshot.Sessions;
import dev.pghaven.testpostgres.BaseCopy;
import dev.pghaven.testpostgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** A primary that archives its WAL, a standby, and the role that pghaven has on a cluster. */
public final class SourceCluster implements AutoCloseable {
    private static final String ROLE =
            """
            CREATE ROLE pghaven LOGIN BYPASSRLS IN ROLE pg_monitor, pg_read_all_data;
            CREATE SCHEMA pghaven AUTHORIZATION pghaven;
            GRANT EXECUTE ON FUNCTION pg_create_restore_point(text), pg_switch_wal(),
                pg_wal_replay_pause(), pg_wal_replay_resume() TO pghaven
            """;

    private final Path archive;
    private final PostgresServer primary;
    private final PostgresServer standby;

    private SourceCluster(Path archive, PostgresServer primary, PostgresServer standby) {
        this.archive = archive;
        this.primary = primary;
        this.standby = standby;
    }

    public static SourceCluster create(String... sql) {
        try {
            var archive = Files.createTempDirectory("pghaven-archive");
            var primary =
                    PostgresServer.create(
                            Map.ofEntries(
                                    entry("archive_mode", "on"),
                                    entry("archive_command", "cp %%p %s/%%f".formatted(archive)),
                                    entry("wal_level", "replica"),
                                    entry("wal_keep_size", "1GB")));
            execute(primary, "postgres", "CREATE DATABASE app");
            execute(primary, "app", ROLE);
            execute(primary, "app", sql);
            return new SourceCluster(archive, primary, standbyOf(primary));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresServer standbyOf(PostgresServer primary) {
        try (var base = primary.baseCopy()) {
            return base.start(
                    "standby.signal",
                    Map.of(
                            "primary_conninfo",
                            "host=127.0.0.1 user=postgres port=" + primary.port(),
                            "archive_mode",
                            "off"));
        }
    }

    public PostgresServer primary() {
        return primary;
    }

    public PostgresServer standby() {
        return standby;
    }

    /** As the role that pghaven has there. */
    public static Sessions as(String role, PostgresServer server) {
        return database -> DriverManager.getConnection(server.url(database), role, "");
    }

    public static void execute(PostgresServer server, String database, String... sql) {
        try (var connection = as("postgres", server).open(database);
                var statement = connection.createStatement()) {
            for (var each : sql) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    public void awaitArchived(WalSegment segment) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Files.exists(archive.resolve(segment.name())));
    }

    /** Recovers to a position, exclusive, and ends there. */
    public PostgresServer restored(BaseCopy base, Position position) {
        var copy =
                base.start(
                        "recovery.signal",
                        Map.of(
                                "archive_mode",
                                "off",
                                "restore_command",
                                "cp %s/%%f %%p".formatted(archive),
                                "recovery_target_lsn",
                                position.lsn().toString(),
                                "recovery_target_inclusive",
                                "off",
                                "recovery_target_timeline",
                                Integer.toString(position.timeline()),
                                "recovery_target_action",
                                "promote"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isPrimary(copy));
        return copy;
    }

    private static boolean isPrimary(PostgresServer server) throws SQLException {
        try (var connection = as("postgres", server).open("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT NOT pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() {
        standby.close();
        primary.close();
        try (var files = Files.list(archive)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
