package dev.pghaven.backups.postgres;

import dev.pghaven.backups.archive.lag.Archiver;
import dev.pghaven.backups.archive.lag.WalFile;
import dev.pghaven.backups.archive.lag.WalState;
import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.backups.watch.PrimaryWal;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;
import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the primary over JDBC, as role pghaven, whose membership of pg_monitor suffices. */
@ApplicationScoped
class JdbcPrimaryWal implements PrimaryWal {
    /** The name of a segment begins with the timeline; it is hexadecimal. */
    private static final String STATE =
            """
            select clock_timestamp() as now, pg_current_wal_lsn() as current,
                   left(pg_walfile_name(pg_current_wal_lsn()), 8) as timeline,
                   (select setting::int from pg_settings where name = 'wal_segment_size') as size,
                   (select setting::int from pg_settings where name = 'archive_timeout') as timeout,
                   last_archived_wal, last_archived_time, last_failed_wal, last_failed_time
            from pg_stat_archiver
            """;

    private static final String FILES = "select name, modification from pg_ls_waldir()";
    private static final String STATUSES =
            "select name, modification from pg_ls_archive_statusdir()";

    private final Connections connections;

    JdbcPrimaryWal(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Answer<WalState> stateOf(ClusterRef cluster, String database, Duration patience) {
        return connections.ask(
                "look at the WAL of " + cluster,
                Destination.primary(cluster, database).withPatience(patience),
                JdbcPrimaryWal::state);
    }

    /** What waits is listed before the archiver is asked, so that a success is not overlooked. */
    static WalState state(Connection connection) throws SQLException {
        var statuses = files(connection, STATUSES);
        var files = files(connection, FILES);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(STATE)) {
            row.next();
            return new WalState(
                    instant(row, "now").orElseThrow(),
                    Integer.parseUnsignedInt(row.getString("timeline"), 16),
                    Lsn.of(row.getString("current")),
                    new SegmentSize(row.getInt("size")),
                    Duration.ofSeconds(row.getInt("timeout")),
                    new Archiver(run(row, "last_archived"), run(row, "last_failed")),
                    files,
                    statuses);
        }
    }

    private static List<WalFile> files(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var files = new ArrayList<WalFile>();
            while (rows.next()) {
                files.add(
                        new WalFile(
                                rows.getString("name"),
                                instant(rows, "modification").orElseThrow()));
            }
            return files;
        }
    }

    private static Optional<Archiver.Run> run(ResultSet row, String which) throws SQLException {
        var file = row.getString(which + "_wal");
        return instant(row, which + "_time").map(at -> new Archiver.Run(file, at));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
