package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps tables as they are while they are read. A snapshot alone does not: it sees a table that was
 * truncated after it as empty, and one whose columns were changed with the new columns.
 */
final class TableLocks {
    private static final int STATEMENTS_AT_ONCE = 500;

    private TableLocks() {}

    /** The mildest mode, as every query takes it; held until the transaction ends. */
    static void take(Connection connection, List<Table> tables) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (int from = 0; from < tables.size(); from += STATEMENTS_AT_ONCE) {
                var to = Math.min(from + STATEMENTS_AT_ONCE, tables.size());
                statement.execute(
                        String.join(
                                ";",
                                tables.subList(from, to).stream().map(TableLocks::of).toList()));
            }
        }
    }

    private static String of(Table table) {
        return switch (table.kind()) {
            case TABLE -> "LOCK TABLE ONLY " + table.identifier() + " IN ACCESS SHARE MODE";
            // LOCK TABLE does not take it, a query does.
            case MATERIALIZED_VIEW -> "SELECT FROM " + table.identifier() + " LIMIT 0";
        };
    }
}
