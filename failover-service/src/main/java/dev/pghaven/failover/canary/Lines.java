package dev.pghaven.failover.canary;

import dev.pghaven.postgres.Connections.Door;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connections through the read-write endpoint, kept from one commit to the next. When one breaks,
 * none that was opened before is used again: what it leads to may not be the primary any more.
 */
final class Lines implements AutoCloseable {
    private final Door door;
    private final ConcurrentLinkedDeque<Line> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger breaks = new AtomicInteger();

    Lines(Door door) {
        this.door = door;
    }

    /** A connection, and how many breaks there had been when it was opened. */
    record Line(Connection connection, int breaks) {}

    Line take() throws SQLException {
        for (var line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
            if (line.breaks() == breaks.get()) {
                return line;
            }
            abort(line);
        }
        return open();
    }

    void giveBack(Line line) {
        if (line.breaks() == breaks.get()) {
            idle.addFirst(line);
        } else {
            abort(line);
        }
    }

    void broken(Line line) {
        breaks.incrementAndGet();
        abort(line);
    }

    @Override
    public void close() {
        breaks.incrementAndGet();
        for (var line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
            abort(line);
        }
    }

    private Line open() throws SQLException {
        var before = breaks.get();
        var connection = door.open();
        try {
            Session.prepare(connection);
            return new Line(connection, before);
        } catch (SQLException e) {
            abort(new Line(connection, before));
            throw e;
        }
    }

    /** Without a word to the other end, which may not be there. */
    private static void abort(Line line) {
        try {
            line.connection().abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            // It is not used again, and that is all there is to reach.
        }
    }
}
