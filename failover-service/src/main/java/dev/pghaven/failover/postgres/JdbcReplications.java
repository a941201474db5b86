package dev.pghaven.failover.postgres;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.Replication;
import dev.pghaven.failover.Replication.Replica;
import dev.pghaven.failover.Replications;
import dev.pghaven.postgres.Answer;
import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/** Asks over JDBC, as role pghaven, whose membership of pg_monitor suffices. */
@ApplicationScoped
class JdbcReplications implements Replications {
    /** CNPG's instances stream under their own names. A primary without standbys is one row. */
    private static final String REPLICATION =
            """
            select written.lsn, r.application_name, coalesce(r.replay_lsn::text, '') as replayed,
                   r.state, r.sync_state
            from (select pg_current_wal_lsn()::text as lsn) written
            left join pg_stat_replication r on true
            order by r.application_name
            """;

    private final Connections connections;

    JdbcReplications(Connections connections) {
        this.connections = connections;
    }

    /** Whatever keeps the primary from answering is news to whoever looks, and no failure. */
    @Override
    public Answer<Replication> of(ClusterRef cluster, String database) {
        try {
            return connections.ask(
                    "ask the primary of %s how far its instances are".formatted(cluster),
                    Destination.primary(cluster, database),
                    JdbcReplications::replication);
        } catch (IllegalStateException unanswered) {
            return new Answer.NotReady<>(unanswered.getMessage());
        }
    }

    private static Replication replication(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(REPLICATION)) {
            var written = "";
            var replicas = new ArrayList<Replica>();
            while (rows.next()) {
                written = rows.getString("lsn");
                if (rows.getString("application_name") != null) {
                    replicas.add(
                            new Replica(
                                    rows.getString("application_name"),
                                    rows.getString("replayed"),
                                    rows.getString("state"),
                                    rows.getString("sync_state")));
                }
            }
            return new Replication(written, replicas);
        }
    }
}
