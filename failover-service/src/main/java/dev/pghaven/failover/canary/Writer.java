package dev.pghaven.failover.canary;

import dev.pghaven.failover.CanaryConfiguration;
import dev.pghaven.postgres.Connections.Door;
import java.sql.SQLException;
import java.time.Duration;

/** Sends a commit at every interval. */
final class Writer implements AutoCloseable {
    private final Lines lines;
    private final CanaryTable table;
    private final Ledger ledger;
    private final Pace pace;

    Writer(
            Door door,
            CanaryTable table,
            Ledger ledger,
            Duration interval,
            CanaryConfiguration config) {
        this.lines = new Lines(door);
        this.table = table;
        this.ledger = ledger;
        this.pace = new Pace("canary commit", interval, config, this::commit, lines::close);
    }

    void start() {
        pace.start();
    }

    /** Sends no more, and waits for the answers to what was sent. */
    @Override
    public void close() {
        pace.close();
    }

    private void commit() {
        var number = ledger.send();
        ledger.answer(number, send(number));
    }

    private Fate send(int number) {
        try {
            var line = lines.take();
            var fate = Commit.send(line.connection(), table, number);
            if (fate == Fate.ACKNOWLEDGED) {
                lines.giveBack(line);
            } else {
                lines.broken(line);
            }
            return fate;
        } catch (SQLException notConnected) {
            // That there is no connection is what the canary is there to find out.
            return Fate.REFUSED;
        }
    }
}
