package dev.pghaven.failover.postgres;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.Standby;
import dev.pghaven.failover.Standbys;
import dev.pghaven.postgres.Answer;
import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Asks over JDBC, as role pghaven, whose membership of pg_monitor suffices. */
@ApplicationScoped
class JdbcStandbys implements Standbys {
    /** CNPG's instances stream under their own names; a new one says later how far it is. */
    private static final String STANDBYS =
            """
            select application_name, state = 'streaming' as streaming,
                   sync_state in ('sync', 'quorum', 'potential') as synchronous,
                   pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::bigint as lag
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
                                lag(rows)));
            }
            return standbys;
        }
    }

    private static OptionalLong lag(ResultSet row) throws SQLException {
        var bytes = row.getLong("lag");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(bytes);
    }
}
