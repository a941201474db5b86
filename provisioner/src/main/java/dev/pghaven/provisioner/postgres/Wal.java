package dev.pghaven.provisioner.postgres;

import dev.pghaven.provisioner.Databases.Archiver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A primary's WAL, and what became of it. */
final class Wal {
    /**
     * One byte before the record's end: a position at a boundary names one segment or the other.
     */
    private static final String RESTORE_POINT =
            "SELECT pg_walfile_name(pg_create_restore_point(?) - 1)";

    private static final String CLOSE = "SELECT pg_switch_wal()";

    private static final String ARCHIVER =
            """
            SELECT failed_count,
                   CASE WHEN last_failed_time > coalesce(last_archived_time, '-infinity')
                        THEN format('%s at %s', last_failed_wal,
                             to_char(last_failed_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                   END
            FROM pg_stat_archiver
            """;

    private Wal() {}

    static String closeSegment(Connection connection, String restorePoint) throws SQLException {
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

    static Archiver archiver(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(ARCHIVER)) {
            row.next();
            return new Archiver(row.getLong(1), Optional.ofNullable(row.getString(2)));
        }
    }

    private static void close(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(CLOSE);
        }
    }
}
