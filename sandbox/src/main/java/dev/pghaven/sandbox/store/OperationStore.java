package dev.pghaven.sandbox.store;

import dev.pghaven.sandbox.files.AtomicFile;
import dev.pghaven.sandbox.files.GeneratedSecret;
import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.postgres.ConfigurationFile;
import dev.pghaven.sandbox.postgres.DataFolder;
import dev.pghaven.sandbox.postgres.InitdbOptions;
import dev.pghaven.sandbox.postgres.LocalAccess;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import dev.pghaven.sandbox.postgres.PostgresProcess;
import dev.pghaven.sandbox.postgres.StopMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of its own for the services; it can be stopped and started again as a fault. */
public final class OperationStore implements AutoCloseable {
    public static final String DATABASE = StoreSchema.DATABASE;
    public static final String ROLE = StoreSchema.ROLE;

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final PostgresInstallation postgres;
    private final HostPort address;
    private final Path folder;
    private final Path log;
    private final GeneratedSecret password;
    private PostgresProcess running;

    public OperationStore(
            PostgresInstallation postgres,
            HostPort address,
            Path folder,
            Path log,
            Path passwordFile) {
        this.postgres = postgres;
        this.address = address;
        this.folder = postgres.account().home(folder);
        this.log = log;
        this.password = new GeneratedSecret(passwordFile);
    }

    /** Returns when the store takes connections; does nothing while it runs. */
    public synchronized void start() {
        if (running != null) {
            return;
        }
        var data = new DataFolder(folder.resolve("pgdata"), Optional.empty());
        var sockets = postgres.folder(SocketFolder.below(folder));
        if (!data.isInitialised()) {
            postgres.initialise(data, InitdbOptions.DEFAULTS);
        }
        configure(data.pgData(), sockets);
        running = postgres.start(data.pgData(), log);
        var access = new LocalAccess(sockets);
        awaitReady(access);
        prepare(access);
    }

    /** As when the machine of the store goes away: sessions end, what was committed stays. */
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        running.stop(StopMode.FAST);
        if (!running.awaitExit(STOP_LIMIT)) {
            running.kill();
        }
        running = null;
    }

    public synchronized boolean isRunning() {
        return running != null && running.isAlive();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + address + "/" + DATABASE;
    }

    public Path passwordFile() {
        return password.file();
    }

    @Override
    public void close() {
        stop();
    }

    private void configure(Path pgData, Path sockets) {
        var settings =
                Map.of(
                        "listen_addresses",
                        address.host(),
                        "port",
                        Integer.toString(address.port()),
                        "unix_socket_directories",
                        sockets.toString(),
                        "shared_buffers",
                        "32MB",
                        "max_connections",
                        "100",
                        "log_line_prefix",
                        "%m [%p] ");
        write(pgData.resolve("postgresql.conf"), ConfigurationFile.of(settings));
        write(pgData.resolve("pg_hba.conf"), StoreAccess.HBA);
        write(pgData.resolve("pg_ident.conf"), StoreAccess.ident(postgres.account().ourName()));
    }

    private void write(Path file, String content) {
        AtomicFile.replacePrivate(file, content);
        postgres.account().own(file);
    }

    private void awaitReady(LocalAccess access) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!access.isReady()) {
            if (!running.isAlive() || System.nanoTime() > deadline) {
                running.kill();
                running = null;
                throw new IllegalStateException("the operation store did not start; see " + log);
            }
            pause();
        }
    }

    private void prepare(LocalAccess access) {
        try {
            new StoreSchema(access).prepare(password.value());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the operation store", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the operation store starts", e);
        }
    }
}
