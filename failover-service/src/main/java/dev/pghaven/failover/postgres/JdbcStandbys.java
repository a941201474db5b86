package dev.pghaven.failover.postgres;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.Standby;
import dev.pghaven.failover.Standbys;
import dev.pghaven.postgres.Answer;
import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks over JDBC, as role pghaven, whose membership of pg_monitor suffices. */
@ApplicationScoped
class JdbcStandbys implements Standbys {
    /** CNPG's instances stream under their own names. What has not replayed yet lags by all. */
    private static final String STANDBYS =
            """
            select application_name, state = 'streaming' as streaming,
                   sync_state in ('sync', 'quorum', 'potential') as synchronous,
                   pg_wal_lsn_diff(pg_current_wal_lsn(), coalesce(replay_lsn, '0/0'))::bigint as lag
            from pg_stat_replication
            order by application_name
            """;

    private final Connections connections;

    JdbcStandbys(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Answer<List<Standby>> of(ClusterRef cluster, String database) {
        return connections.ask(
                "ask the primary of %s for its standbys".formatted(cluster),
                Destination.primary(cluster, database),
                JdbcStandbys::standbys);
    }

    private static List<Standby> standbys(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(STANDBYS)) {
            var standbys = new ArrayList<Standby>();
            while (rows.next()) {
                standbys.add(
                        new Standby(
                                rows.getString("application_name"),
                                rows.getBoolean("streaming"),
                                rows.getBoolean("synchronous"),
                                rows.getLong("lag")));
            }
            return standbys;
        }
    }
}
