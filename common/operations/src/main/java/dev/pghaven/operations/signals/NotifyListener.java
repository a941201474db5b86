package dev.pghaven.operations.signals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the other processes, on a connection of its own that it replaces when it breaks. */
final class NotifyListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyListener.class);
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final int CHECK_CONNECTION_MILLIS = 10_000;

    private final DataSource dataSource;
    private final Wire wire;
    private final Consumer<Signal> heard;
    private final Thread thread;
    private volatile boolean closed;

    NotifyListener(DataSource dataSource, Wire wire, Consumer<Signal> heard) {
        this.dataSource = dataSource;
        this.wire = wire;
        this.heard = heard;
        this.thread = Thread.ofVirtual().name("notify-listener").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Interrupting a virtual thread closes the socket that it reads from. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed) {
                connectAndListen();
                Thread.sleep(RECONNECT);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void connectAndListen() {
        try (var connection = dataSource.getConnection()) {
            try {
                listen(connection);
            } finally {
                // It listens, or it is broken: in both cases nobody else should get it.
                connection.abort(Runnable::run);
            }
        } catch (SQLException | RuntimeException e) {
            if (!closed) {
                LOG.atWarn()
                        .addKeyValue("reason", e.getMessage())
                        .log("cannot listen for notifications, polling goes on");
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var channel : wire.channels()) {
                statement.execute("listen " + channel);
            }
            // What was said while nobody listened.
            Stream.of(new Signal.Due(), new Signal.Facts(), new Signal.Freed()).forEach(heard);
            var notified = connection.unwrap(PGConnection.class);
            while (!closed) {
                var notifications = notified.getNotifications(CHECK_CONNECTION_MILLIS);
                if (notifications == null || notifications.length == 0) {
                    statement.execute("select 1");
                } else {
                    Stream.of(notifications)
                            .flatMap(it -> Wire.read(it.getParameter()))
                            .forEach(heard);
                }
            }
        }
    }
}
