package dev.pghaven.failover.canary;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Sends one numbered commit, and says what became of it. */
final class Commit {
    /** A server that goes away; whether the commit went through before is not said. */
    private static final Set<String> GOES_AWAY = Set.of("57P01", "57P02", "57P03", "57P05");

    private static final String CONNECTION = "08";

    private Commit() {}

    /**
     * A cancelled wait for the standby is answered with success and a warning: it is on the
     * primary, and perhaps nowhere else.
     */
    static Fate send(Connection connection, CanaryTable table, int number) {
        try (var insert = connection.prepareStatement(table.insert())) {
            insert.setInt(1, number);
            insert.executeUpdate();
            var plain = insert.getWarnings() == null && connection.getWarnings() == null;
            return plain ? Fate.ACKNOWLEDGED : Fate.UNKNOWN;
        } catch (SQLException e) {
            return isAnswered(e) ? Fate.REFUSED : Fate.UNKNOWN;
        }
    }

    private static boolean isAnswered(SQLException e) {
        var state = e.getSQLState();
        return state != null && !state.startsWith(CONNECTION) && !GOES_AWAY.contains(state);
    }
}
