package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.Connection;
import java.sql.SQLException;

/** A session that reads in the snapshot of another. */
public final class JoinedSession implements AutoCloseable {
    private final Connection connection;
    private final String snapshot;

    private JoinedSession(Connection connection, String snapshot) {
        this.connection = connection;
        this.snapshot = snapshot;
    }

    static JoinedSession open(Sessions sessions, String database, String snapshot)
            throws SQLException {
        var connection = sessions.open(database);
        FixedSettings.forReader(connection);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        var session = new JoinedSession(connection, snapshot);
        session.join();
        return session;
    }

    public Connection connection() {
        return connection;
    }

    /** Gives the locks on the last table back; after an error a transaction is of no more use. */
    public void rejoin() throws SQLException {
        connection.rollback();
        join();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void join() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
        }
    }
}
