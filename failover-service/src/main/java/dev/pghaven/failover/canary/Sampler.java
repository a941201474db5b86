package dev.pghaven.failover.canary;

import dev.pghaven.failover.CanaryConfiguration;
import dev.pghaven.postgres.Connections.Door;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Asks through one Service which instance answers, at every interval and each time over a new
 * connection: one that is kept stays with its instance, whoever else is gone.
 */
final class Sampler implements AutoCloseable {
    private static final String WHO = "select host(inet_server_addr()), pg_is_in_recovery()";

    private final String service;
    private final boolean ofThePrimary;
    private final Door door;
    private final long patience;
    private final Ledger ledger = new Ledger(System::nanoTime);
    private final Map<Integer, String> addresses = new ConcurrentHashMap<>();
    private final Pace pace;

    /**
     * @param ofThePrimary whether a standby's answer is none
     */
    Sampler(
            String service,
            boolean ofThePrimary,
            Door door,
            Duration interval,
            CanaryConfiguration config) {
        this.service = service;
        this.ofThePrimary = ofThePrimary;
        this.door = door;
        this.patience = config.answersWithin().toNanos();
        this.pace =
                new Pace(
                        "question to " + service,
                        interval,
                        config,
                        this::ask,
                        () -> {
                            // A question leaves nothing open.
                        });
    }

    void start() {
        pace.start();
    }

    /** Whether it has had an answer, or knows that there is none. */
    boolean hasBegun() {
        return Stream.of(Fate.ACKNOWLEDGED, Fate.REFUSED, Fate.UNKNOWN)
                .anyMatch(it -> ledger.count(it) > 0);
    }

    @Override
    public void close() {
        pace.close();
    }

    /** When it was closed. */
    Samples samples() {
        return new Samples(service, ledger, Map.copyOf(addresses));
    }

    private void ask() {
        var number = ledger.send();
        try (var connection = door.open()) {
            ledger.answer(number, answer(connection, number));
        } catch (SQLException noAnswer) {
            // That there is none is what the sampler is there to find out.
            ledger.answer(number, waitedInVain(number) ? Fate.UNKNOWN : Fate.REFUSED);
        }
    }

    private Fate answer(Connection connection, int number) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(WHO)) {
            row.next();
            if (ofThePrimary && row.getBoolean(2)) {
                return Fate.REFUSED;
            }
            addresses.put(number, row.getString(1));
            return Fate.ACKNOWLEDGED;
        }
    }

    /** The driver says a time-out in several ways, and all take as long as it may. */
    private boolean waitedInVain(int number) {
        return System.nanoTime() - ledger.sentAt(number) >= patience;
    }
}
