package dev.pghaven.operations.store;

import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.HistoryEntry.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** A line of an operation's timeline, as part of a statement and as a row of its table. */
record Remembered(HistoryEntry entry) {

    /**
     * @param gate a common table expression with the operation's {@code id}
     */
    static String after(String gate) {
        return """
        remembered as (
            insert into $s.step_history
                (operation, step, number, visit, attempt, kind, detail, at, took_micros)
            select id, ?, ?, ?, ?, ?, ?, ?, ? from %s)\
        """
                .formatted(gate);
    }

    Parameters into(Parameters parameters) throws SQLException {
        return parameters
                .text(entry.step())
                .number(entry.number())
                .number(entry.visit())
                .number(entry.attempt())
                .text(entry.kind().name())
                .text(entry.detail())
                .instant(entry.at())
                .micros(entry.took());
    }

    static HistoryEntry read(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getString("step"),
                row.getInt("number"),
                row.getInt("visit"),
                row.getInt("attempt"),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("detail")),
                OperationRow.instant(row, "at"),
                Optional.ofNullable(row.getObject("took_micros", Long.class))
                        .map(micros -> Duration.ofNanos(micros * 1000)));
    }
}
