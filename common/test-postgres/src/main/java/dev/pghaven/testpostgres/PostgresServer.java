package dev.pghaven.testpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of one's own, which may be stopped and started again. */
public final class PostgresServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Path programs;
    private final int port;
    private Process process;

    private PostgresServer(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    public static PostgresServer create() {
        return create(Map.of());
    }

    /**
     * @param settings as in postgresql.conf
     */
    public static PostgresServer create(Map<String, String> settings) {
        try {
            var server = inFreshFolder();
            server.initialize();
            server.configure(settings);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PostgresServer inFreshFolder() throws IOException {
        var folder = Files.createTempDirectory("pghaven-postgres");
        var server = new PostgresServer(folder, Binaries.unpacked().resolve("bin"), freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    /** The server may be written to meanwhile. */
    public BaseCopy baseCopy() {
        return BaseCopy.of(this);
    }

    public void start() {
        try {
            process =
                    Forks.start(
                            log(),
                            List.of(
                                    program("postgres"),
                                    "-D",
                                    data().toString(),
                                    "-p",
                                    port + "",
                                    "-c",
                                    "listen_addresses=127.0.0.1,127.0.0.2",
                                    "-c",
                                    "unix_socket_directories=",
                                    // A test may lose its data in a power failure.
                                    "-c",
                                    "fsync=off",
                                    "-c",
                                    "max_connections=200"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitConnections();
    }

    /** Breaks all connections, whatever they are at. */
    public void stop() {
        try {
            var stop =
                    Forks.start(
                            log(),
                            List.of(
                                    program("pg_ctl"),
                                    "stop",
                                    "-D",
                                    data().toString(),
                                    "-m",
                                    "fast"));
            stop.onExit().join();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    /** The data directory. */
    public Path data() {
        return folder.resolve("data");
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
        Folders.delete(folder);
    }

    /** What is set later wins. */
    void configure(Map<String, String> settings) throws IOException {
        var lines =
                settings.entrySet().stream()
                        .map(it -> "%s = '%s'".formatted(it.getKey(), it.getValue()))
                        .toList();
        Files.write(data().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    void createDatabase(String name) {
        try (var connection = superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    private void initialize() throws IOException {
        var initdb =
                Forks.start(
                        log(),
                        List.of(
                                program("initdb"),
                                "-D",
                                data().toString(),
                                "-U",
                                "postgres",
                                "-A",
                                "trust",
                                "-E",
                                "UTF8",
                                "--no-locale",
                                "--no-sync"));
        if (initdb.onExit().join().exitValue() != 0) {
            throw new IOException("initdb failed: " + Files.readString(log()));
        }
    }

    private void awaitConnections() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!accepts()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("PostgreSQL does not start: " + logText());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean accepts() {
        try (var connection = superuser().getConnection()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    PGSimpleDataSource superuser() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url("postgres"));
        dataSource.setUser("postgres");
        return dataSource;
    }

    private String logText() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("postgres.log");
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
