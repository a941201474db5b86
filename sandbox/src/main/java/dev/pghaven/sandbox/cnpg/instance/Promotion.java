package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.sql.Session;
import java.sql.SQLException;

/** Makes the primary of a standby. */
final class Promotion {
    private static final String RECEIVER = "SELECT status FROM pg_stat_wal_receiver";
    private static final String PROMOTE = "SELECT pg_promote(true, 60)";

    private Promotion() {}

    /** While it receives, there may be more to come. */
    static boolean isPossible(Session session) throws SQLException {
        return session.strings(RECEIVER).isEmpty();
    }

    /** What was received is replayed first; then a new timeline begins. */
    static void perform(Session session) throws SQLException {
        boolean promoted = session.query(PROMOTE, row -> row.getBoolean(1)).getFirst();
        if (!promoted) {
            throw new SQLException("the standby is not promoted within a minute");
        }
    }
}
