package dev.pghaven.operations.store;

import dev.pghaven.operations.Cancellation;
import dev.pghaven.operations.signals.Signal;
import dev.pghaven.operations.signals.Signals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Cancels single operations of this service. One that has begun is in the hands of a runner: the
 * wish is written down, and the runner finds it at its next heartbeat or save. One whose runner has
 * gone is due at once, however long it wanted to wait.
 */
public final class CancelRequests {
    private static final String ASK =
            """
            update $s.operation
            set cancel_asked = coalesce(cancel_asked, ?), due = least(due, clock_timestamp()),
                revision = revision + 1
            where id = ? and status = 'RUNNING' and stop_step is null
            """;
    private static final String EXISTS = "select 1 from $s.operation where id = ?";

    private final Database database;
    private final Cancellations cancellations;
    private final Signals signals;
    private final String ask;
    private final String exists;

    public CancelRequests(
            DataSource dataSource, Schema schema, Cancellations cancellations, Signals signals) {
        this.database = new Database(dataSource);
        this.cancellations = cancellations;
        this.signals = signals;
        this.ask = schema.in(ASK);
        this.exists = schema.in(EXISTS);
    }

    /**
     * @param reason goes into the timeline and into facts
     */
    public Cancellation cancel(UUID operation, String reason) {
        var cancellation =
                database.inTransaction(connection -> cancel(connection, operation, reason));
        announce(operation, cancellation);
        return cancellation;
    }

    private Cancellation cancel(Connection connection, UUID operation, String reason)
            throws SQLException {
        if (cancellations.cancelWaiting(operation, reason, connection)) {
            return new Cancellation.Cancelled();
        }
        if (asked(connection, operation, reason)) {
            return new Cancellation.Asked();
        }
        return exists(connection, operation)
                ? new Cancellation.TooLate()
                : new Cancellation.Unknown();
    }

    private boolean asked(Connection connection, UUID operation, String reason)
            throws SQLException {
        try (var statement = connection.prepareStatement(ask)) {
            Parameters.of(statement).text(reason).id(operation);
            return statement.executeUpdate() > 0;
        }
    }

    private boolean exists(Connection connection, UUID operation) throws SQLException {
        try (var statement = connection.prepareStatement(exists)) {
            Parameters.of(statement).id(operation);
            return statement.executeQuery().next();
        }
    }

    private void announce(UUID operation, Cancellation cancellation) {
        var changed = new Signal.Changed(operation);
        switch (cancellation) {
            case Cancellation.Cancelled() ->
                    Stream.of(changed, new Signal.Facts(), new Signal.Freed())
                            .forEach(signals::send);
            case Cancellation.Asked() ->
                    Stream.of(changed, new Signal.Due()).forEach(signals::send);
            case Cancellation.TooLate(), Cancellation.Unknown() -> {}
        }
    }
}
