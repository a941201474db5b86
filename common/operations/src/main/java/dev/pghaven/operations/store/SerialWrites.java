package dev.pghaven.operations.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Lets one write at a time through to something outside that takes no two at once, whichever
 * service writes: the federated credentials of one identity, for one. The lock is the session's, so
 * that it ends with the process that holds it.
 */
public final class SerialWrites {
    private final Database database;

    public SerialWrites(DataSource dataSource) {
        this.database = new Database(dataSource);
    }

    /** What the write answers, or nothing if another one is under way. Holds a connection. */
    public <T> Optional<T> unlessBusy(String resource, Supplier<T> write) {
        return database.with(connection -> unlessBusy(connection, resource, write));
    }

    private static <T> Optional<T> unlessBusy(
            Connection connection, String resource, Supplier<T> write) throws SQLException {
        if (!ask(connection, AdvisoryLocks.TRY_RESOURCE, resource)) {
            return Optional.empty();
        }
        try {
            return Optional.of(write.get());
        } finally {
            ask(connection, AdvisoryLocks.UNLOCK_RESOURCE, resource);
        }
    }

    private static boolean ask(Connection connection, String sql, String resource)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            Parameters.of(statement).text(resource);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
