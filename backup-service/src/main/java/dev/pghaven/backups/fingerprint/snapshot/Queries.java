package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Questions with one answer, or one answer per row. */
public final class Queries {
    private Queries() {}

    /** Reads a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public static <T> List<T> list(Connection connection, String sql, Reader<T> reader)
            throws SQLException {
        var found = new ArrayList<T>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    public static <T> T one(Connection connection, String sql, Reader<T> reader)
            throws SQLException {
        return list(connection, sql, reader).getFirst();
    }

    public static String text(Connection connection, String sql) throws SQLException {
        return one(connection, sql, row -> row.getString(1));
    }

    public static boolean truth(Connection connection, String sql) throws SQLException {
        return one(connection, sql, row -> row.getBoolean(1));
    }
}
