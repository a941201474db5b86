package dev.pghaven.backups.fingerprint.checks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a query gives that should give one row of one column. */
sealed interface SingleValue {
    /** Longer values are compared whole and shown in part. */
    int SHOWN = 200;

    /** It does. */
    record Text(String value) implements SingleValue {
        @Override
        public String shown() {
            return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        }
    }

    /** It does not. */
    record None(String instead) implements SingleValue {
        @Override
        public String shown() {
            return instead;
        }
    }

    String shown();

    static SingleValue of(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setMaxRows(2);
            if (!statement.execute(sql)) {
                return new None("no rows, but a command");
            }
            try (var rows = statement.getResultSet()) {
                return of(rows);
            }
        }
    }

    private static SingleValue of(ResultSet rows) throws SQLException {
        var columns = rows.getMetaData().getColumnCount();
        if (columns != 1) {
            return new None(columns + " columns");
        }
        if (!rows.next()) {
            return new None("no row");
        }
        var value = rows.getString(1);
        if (rows.next()) {
            return new None("more than one row");
        }
        return value == null ? new None("null") : new Text(value);
    }
}
