package dev.pghaven.backups.postgres;

import dev.pghaven.backups.Wal;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;
import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import dev.pghaven.postgres.WalSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The primary's write-ahead log over JDBC, as role pghaven. */
@ApplicationScoped
class JdbcWal implements Wal {
    private static final String TROUBLE =
            """
            select last_failed_wal, last_failed_time
            from pg_stat_archiver
            where last_failed_time > coalesce(last_archived_time, '-infinity')
            """;

    private final Connections connections;

    JdbcWal(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Answer<String> closeSegment(ClusterRef cluster, String database, String restorePoint) {
        return connections.ask(
                "close a WAL segment of " + cluster,
                Destination.primary(cluster, database),
                connection -> WalSwitch.closeSegment(connection, restorePoint));
    }

    @Override
    public Answer<Optional<String>> archivingTrouble(ClusterRef cluster, String database) {
        return connections.ask(
                "ask the archiver of " + cluster,
                Destination.primary(cluster, database),
                JdbcWal::trouble);
    }

    private static Optional<String> trouble(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(TROUBLE)) {
            return row.next()
                    ? Optional.of(
                            "archiving %s failed at %s"
                                    .formatted(
                                            row.getString("last_failed_wal"),
                                            row.getObject("last_failed_time")))
                    : Optional.empty();
        }
    }
}
