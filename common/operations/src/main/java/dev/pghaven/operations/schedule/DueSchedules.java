package dev.pghaven.operations.schedule;

import dev.pghaven.operations.schedule.Ran.Result;
import dev.pghaven.operations.store.Parameters;
import dev.pghaven.operations.store.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The schedules whose time has come, within one transaction. */
record DueSchedules(Connection connection, Schema schema) {
    private static final String CLAIM =
            """
            select * from $s.schedule where next_due <= ?
            order by next_due, cluster, part, name limit 1
            for update skip locked
            """;
    private static final String GO_ON =
            """
            update $s.schedule
            set next_due = ?, last_due = ?, last_operation = coalesce(?, last_operation),
                last_error = ?
            where cluster = ? and part = ? and name = ?
            """;

    /** Nobody else gets it before the end of the transaction. */
    Optional<ScheduleStatus> claim(Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(schema.in(CLAIM))) {
            Parameters.of(statement).instant(now);
            var rows = statement.executeQuery();
            return rows.next() ? Optional.of(ScheduleRow.read(rows)) : Optional.empty();
        }
    }

    void goOn(ScheduleKey key, Instant last, Optional<Instant> next, Result result)
            throws SQLException {
        try (var statement = connection.prepareStatement(schema.in(GO_ON))) {
            Parameters.of(statement)
                    .instant(next)
                    .instant(last)
                    .id(operation(result))
                    .text(error(result))
                    .text(key.cluster().toString())
                    .text(key.group())
                    .text(key.name());
            statement.executeUpdate();
        }
    }

    private static UUID operation(Result result) {
        return switch (result) {
            case Result.Begun(var operation) -> operation;
            case Result.Refused _ -> null;
        };
    }

    private static Optional<String> error(Result result) {
        return switch (result) {
            case Result.Begun _ -> Optional.empty();
            case Result.Refused(var reason) -> Optional.of(reason);
        };
    }
}
