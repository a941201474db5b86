package dev.pghaven.postgres;

import java.sql.SQLException;
import java.util.Set;

/** PostgreSQL's error codes, as far as they mean "not yet" rather than "wrong". */
public final class SqlStates {
    private static final Set<String> NOT_READY =
            Set.of(
                    "28000", // the role may not log in: the operator has not reconciled it yet
                    "28P01", // its password is not set yet
                    "57P03", // starting up, or not yet consistent
                    "25006", // read-only: the service still leads to an old primary
                    "42P01", // the table is not replayed yet
                    "3F000" // neither is the schema
                    );

    private SqlStates() {}

    public static boolean meansNotReady(SQLException e) {
        return e.getSQLState() != null && NOT_READY.contains(e.getSQLState());
    }
}
