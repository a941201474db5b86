package dev.pghaven.failover.canary;

import java.sql.Connection;
import java.sql.SQLException;

/** What a connection of the canary is told before anything else. */
final class Session {
    /** A role may have a timeout of its own, which would make of an answer a guess. */
    private static final String NO_TIMEOUT = "set statement_timeout = 0";

    private Session() {}

    static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(NO_TIMEOUT);
        }
    }
}
