package dev.pghaven.operations.signals;

import dev.pghaven.operations.signals.Wire.Notification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies the other processes. Not in the transaction that is the reason: PostgreSQL lets commits
 * with notifications pass only one by one. So they are gathered and sent some milliseconds later.
 */
final class NotifySender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NotifySender.class);
    private static final String NOTIFY =
            "select pg_notify(channel, payload) from unnest(?, ?) as n(channel, payload)";
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration GATHER = Duration.ofMillis(5);

    private final Set<Signal> pending = ConcurrentHashMap.newKeySet();
    private final Bell bell = new Bell();
    private final DataSource dataSource;
    private final Wire wire;
    private final Thread thread;

    NotifySender(DataSource dataSource, Wire wire) {
        this.dataSource = dataSource;
        this.wire = wire;
        this.thread = Thread.ofVirtual().name("notify-sender").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void add(Signal signal) {
        pending.add(signal);
        bell.ring();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                bell.await(FOR_EVER);
                send(wire.write(take()));
                Thread.sleep(GATHER);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Collection<Signal> take() {
        var taken = List.copyOf(pending);
        taken.forEach(pending::remove);
        return taken;
    }

    private void send(List<Notification> notifications) {
        if (notifications.isEmpty()) {
            return;
        }
        try (var connection = dataSource.getConnection()) {
            send(connection, notifications);
        } catch (SQLException e) {
            LOG.atDebug().setCause(e).log("notifications not sent; the others will poll");
        }
    }

    static void send(Connection connection, List<Notification> notifications) throws SQLException {
        try (var statement = connection.prepareStatement(NOTIFY)) {
            var channels = notifications.stream().map(Notification::channel).toArray();
            var payloads = notifications.stream().map(Notification::payload).toArray();
            statement.setArray(1, connection.createArrayOf("text", channels));
            statement.setArray(2, connection.createArrayOf("text", payloads));
            statement.execute();
        }
    }
}
