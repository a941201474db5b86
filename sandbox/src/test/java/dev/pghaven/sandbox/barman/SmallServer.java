package dev.pghaven.sandbox.barman;

import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.postgres.ConfigurationFile;
import dev.pghaven.sandbox.postgres.DataFolder;
import dev.pghaven.sandbox.postgres.InitdbOptions;
import dev.pghaven.sandbox.postgres.LocalAccess;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import dev.pghaven.sandbox.postgres.PostgresProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A server that spools what it would archive into a folder, and can recover from a command. */
final class SmallServer implements AutoCloseable {
    private static final PostgresInstallation POSTGRES =
            PostgresInstallation.in(Path.of("target/binaries"));

    private final Path home;
    private PostgresProcess process;

    private SmallServer(Path home) {
        this.home = home;
    }

    static SmallServer fresh(Path folder) throws IOException {
        var server = new SmallServer(POSTGRES.folder(POSTGRES.account().home(folder)));
        POSTGRES.initialise(
                new DataFolder(server.pgData(), Optional.of(server.home.resolve("wal"))),
                InitdbOptions.DEFAULTS);
        POSTGRES.folder(server.spool());
        server.configure(
                Map.of(
                        "archive_mode",
                        "on",
                        "archive_command",
                        "cp %p "
                                + server.spool()
                                + "/%f.part && mv "
                                + server.spool()
                                + "/%f.part "
                                + server.spool()
                                + "/%f"));
        return server;
    }

    /** {@code restoreCommand} is PostgreSQL's; the data is what a restore left in the folder. */
    static SmallServer recovering(Path folder, String restoreCommand) throws IOException {
        var server = new SmallServer(folder);
        server.configure(Map.of("restore_command", restoreCommand, "archive_mode", "off"));
        Files.writeString(server.pgData().resolve("recovery.signal"), "");
        POSTGRES.account().own(folder);
        return server;
    }

    /** Where a server can be restored to, so that the account reaches it. */
    static Path home(Path folder) {
        return POSTGRES.folder(POSTGRES.account().home(folder));
    }

    Path pgData() {
        return home.resolve("pgdata");
    }

    Path spool() {
        return home.resolve("spool");
    }

    SmallServer start() {
        process = POSTGRES.start(pgData(), home.resolve("log"));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> new LocalAccess(home).isReady() && !inRecovery());
        return this;
    }

    Connection open() throws SQLException {
        return new LocalAccess(home).open("postgres");
    }

    void execute(String... commands) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    String value(String query) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Archives what is spooled, up to now and a switch of the segment. */
    void archiveAll(WalArchive archive, Compression compression) throws Exception {
        var last = value("SELECT pg_walfile_name(pg_switch_wal())");
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(spool().resolve(last)));
        try (var files = Files.list(spool())) {
            for (var file : files.sorted().toList()) {
                archive.archive(file, compression);
                Files.delete(file);
            }
        }
    }

    private boolean inRecovery() throws SQLException {
        return "t".equals(value("SELECT pg_is_in_recovery()"));
    }

    private void configure(Map<String, String> more) throws IOException {
        var settings = new HashMap<String, String>();
        settings.put("listen_addresses", "");
        settings.put("unix_socket_directories", home.toString());
        settings.put("dynamic_shared_memory_type", "mmap");
        settings.put("allow_in_place_tablespaces", "on");
        settings.put("shared_buffers", "16MB");
        settings.put("fsync", "off");
        settings.putAll(more);
        Files.writeString(pgData().resolve("postgresql.conf"), ConfigurationFile.of(settings));
        Files.writeString(pgData().resolve("pg_hba.conf"), "local all all peer map=local\n");
        Files.writeString(
                pgData().resolve("pg_ident.conf"),
                "local " + POSTGRES.account().ourName() + " postgres\n");
        POSTGRES.account().own(home);
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
            process.awaitExit(Duration.ofSeconds(10));
        }
    }
}
