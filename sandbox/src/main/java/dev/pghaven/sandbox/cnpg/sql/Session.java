package dev.pghaven.sandbox.cnpg.sql;

import dev.pghaven.sandbox.postgres.LocalAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** A superuser's session on one database. */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;

    private Session(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
    }

    public static Session open(LocalAccess access, String database) throws SQLException {
        return new Session(access.open(database));
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public Connection connection() {
        return connection;
    }

    public void execute(String sql) throws SQLException {
        statement.execute(sql);
    }

    /** The driver hashes the password, so that it does not appear in a statement or a log. */
    public void changePassword(String role, String password) throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    public <T> List<T> query(String sql, RowReader<T> reader, String... parameters)
            throws SQLException {
        try (var prepared = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setString(i + 1, parameters[i]);
            }
            try (var rows = prepared.executeQuery()) {
                var result = new ArrayList<T>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        }
    }

    public List<String> strings(String sql, String... parameters) throws SQLException {
        return query(sql, row -> row.getString(1), parameters);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
