package dev.pghaven.operations.store;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.Course;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.Position;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Stop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** An operation as a row of its table. */
final class OperationRow {
    static final String COLUMNS =
            """
            o.id, o.workflow, o.cluster, o.state, o.step, o.visit, o.attempts, o.failures, o.since,
            o.status, o.due, o.waiting_for, o.ended_because, o.causation_id, o.requested_at,
            o.revision, o.token, o.cluster_released, o.cancel_asked, o.stop_step, o.stop_cause,
            o.stop_reason\
            """;

    private OperationRow() {}

    static Operation read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        try {
            return read(id, row);
        } catch (RuntimeException e) {
            throw new UnreadableRow(id, e);
        }
    }

    private static Operation read(UUID id, ResultSet row) throws SQLException {
        return new Operation(
                id,
                row.getString("workflow"),
                ClusterRef.parse(row.getString("cluster")),
                row.getString("state"),
                position(row),
                status(row),
                course(row),
                row.getString("causation_id"),
                instant(row, "requested_at"),
                row.getLong("revision"));
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(
                row.getString("step"),
                row.getInt("visit"),
                row.getInt("attempts"),
                row.getInt("failures"),
                optionalInstant(row, "since"));
    }

    private static Course course(ResultSet row) throws SQLException {
        return new Course(
                row.getBoolean("cluster_released"),
                Optional.ofNullable(row.getString("cancel_asked")),
                stop(row));
    }

    private static Optional<Stop> stop(ResultSet row) throws SQLException {
        var step = row.getString("stop_step");
        return step == null
                ? Optional.empty()
                : Optional.of(
                        new Stop(
                                row.getObject("id", UUID.class),
                                step,
                                Stop.Cause.valueOf(row.getString("stop_cause")),
                                row.getString("stop_reason")));
    }

    private static Status status(ResultSet row) throws SQLException {
        var waitingFor = Optional.ofNullable(row.getString("waiting_for"));
        return switch (Status.Name.valueOf(row.getString("status"))) {
            case QUEUED -> new Status.Queued(waitingFor);
            case RUNNING -> new Status.Running(instant(row, "due"), waitingFor);
            case COMPLETED -> new Status.Completed();
            case STOPPED -> new Status.Stopped(row.getString("ended_because"));
            case CANCELLED -> new Status.Cancelled(row.getString("ended_because"));
        };
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<Instant> optionalInstant(ResultSet row, String column)
            throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
