package dev.pghaven.exposure.postgres;

import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.contract.Entry.Write;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes one row in our own schema, and says how that ended. */
final class Writing {
    /** A replica refuses this one already, whether it has the table or not. */
    private static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS pghaven.endpoint_contract (
                endpoint text PRIMARY KEY, checked_at timestamptz NOT NULL)
            """;

    private static final String ROW =
            """
            INSERT INTO pghaven.endpoint_contract VALUES (?, pg_catalog.clock_timestamp())
            ON CONFLICT (endpoint) DO UPDATE SET checked_at = excluded.checked_at
            """;

    private static final String READ_ONLY = "25006";

    private Writing() {}

    static Write on(Connection connection, ExposedEndpoint endpoint) {
        try (var table = connection.createStatement();
                var row = connection.prepareStatement(ROW)) {
            table.execute(TABLE);
            row.setString(1, endpoint.role().text());
            row.executeUpdate();
            return new Write.Accepted();
        } catch (SQLException e) {
            return refused(String.valueOf(e.getSQLState()), e.getMessage());
        }
    }

    /** Rights (42) and schemas (3F) that are missing are our own role's. */
    private static Write refused(String sqlState, String reason) {
        if (sqlState.equals(READ_ONLY)) {
            return new Write.ReadOnly();
        }
        return sqlState.startsWith("42") || sqlState.startsWith("3F")
                ? new Write.NotAllowed(reason)
                : new Write.Failed(sqlState, reason);
    }
}
