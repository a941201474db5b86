package dev.pghaven.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Closes the WAL segment that a primary is writing. */
public final class WalSwitch {
    /**
     * One byte before the record's end: a position at a boundary names one segment or the other.
     */
    private static final String RESTORE_POINT =
            "SELECT pg_walfile_name(pg_create_restore_point(?) - 1)";

    private static final String CLOSE = "SELECT pg_switch_wal()";

    private WalSwitch() {}

    /**
     * Names the segment that was closed. The restore point comes first, because a switch does
     * nothing where nothing was written.
     */
    public static String closeSegment(Connection connection, String restorePoint)
            throws SQLException {
        try (var statement = connection.prepareStatement(RESTORE_POINT)) {
            statement.setString(1, restorePoint);
            try (var row = statement.executeQuery()) {
                row.next();
                var segment = row.getString(1);
                close(connection);
                return segment;
            }
        }
    }

    private static void close(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(CLOSE);
        }
    }
}
