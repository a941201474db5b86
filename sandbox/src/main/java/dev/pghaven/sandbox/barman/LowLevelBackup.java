package dev.pghaven.sandbox.barman;

import dev.pghaven.sandbox.barman.BackupInfo.Position;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's side of a backup, all in one session: what the server is, its start, its stop. */
record LowLevelBackup(Connection session) {
    private static final String SERVER =
            """
            SELECT (SELECT system_identifier FROM pg_control_system()),
                   current_setting('server_version_num')::int,
                   current_setting('data_directory'),
                   (SELECT bytes_per_wal_segment FROM pg_control_init()),
                   current_setting('config_file'),
                   current_setting('hba_file'),
                   current_setting('ident_file')
            """;

    private static final String TABLESPACES =
            """
            SELECT spcname, oid, pg_tablespace_location(oid) FROM pg_tablespace
            WHERE pg_tablespace_location(oid) != '' ORDER BY spcname
            """;

    /** The checkpoint's timeline is the control file's, which stands also on a standby. */
    private static final String START =
            """
            SELECT pg_backup_start(?, fast => ?), clock_timestamp(),
                   (SELECT timeline_id FROM pg_control_checkpoint())
            """;

    private static final String STOP =
            "SELECT lsn, clock_timestamp(), labelfile FROM pg_backup_stop(wait_for_archive => false)";

    BackedUpServer server() throws SQLException {
        var tablespaces = tablespaces();
        try (var statement = session.createStatement();
                var row = statement.executeQuery(SERVER)) {
            row.next();
            return new BackedUpServer(
                    row.getString(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getInt(4),
                    tablespaces,
                    row.getString(5),
                    row.getString(6),
                    row.getString(7));
        }
    }

    Position start(String label, boolean immediateCheckpoint, int segmentSize) throws SQLException {
        try (var statement = session.prepareStatement(START)) {
            statement.setString(1, label);
            statement.setBoolean(2, immediateCheckpoint);
            try (var row = statement.executeQuery()) {
                row.next();
                return position(row, row.getInt(3), segmentSize);
            }
        }
    }

    Stopped stop(int timeline, int segmentSize) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery(STOP)) {
            row.next();
            return new Stopped(position(row, timeline, segmentSize), row.getString(3));
        }
    }

    /** Where it stopped, and what belongs into the copy as {@code backup_label}. */
    record Stopped(Position position, String label) {}

    private List<Tablespace> tablespaces() throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery(TABLESPACES)) {
            var found = new ArrayList<Tablespace>();
            while (row.next()) {
                found.add(new Tablespace(row.getString(1), row.getLong(2), row.getString(3)));
            }
            return found;
        }
    }

    private static Position position(ResultSet row, int timeline, int segmentSize)
            throws SQLException {
        var lsn = Lsn.parse(row.getString(1));
        var time = instant(row);
        return new Position(time, lsn, lsn.segment(timeline, segmentSize), lsn.offset(segmentSize));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject(2, OffsetDateTime.class).toInstant();
    }
}
