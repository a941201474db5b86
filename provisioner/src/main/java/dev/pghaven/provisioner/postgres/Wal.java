package dev.pghaven.provisioner.postgres;

import dev.pghaven.provisioner.Databases.Archiver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What became of a primary's WAL. */
final class Wal {
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

    static Archiver archiver(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(ARCHIVER)) {
            row.next();
            return new Archiver(row.getLong(1), Optional.ofNullable(row.getString(2)));
        }
    }
}
