package dev.pghaven.failover.store;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.failover.health.HealthRecords;
import dev.pghaven.failover.health.HealthState;
import dev.pghaven.operations.Announcement;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.store.Announcements;
import dev.pghaven.operations.store.Database;
import dev.pghaven.operations.store.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The clusters' health in the service's store. */
@ApplicationScoped
class StoredHealth implements HealthRecords {
    private static final String CLAIM =
            """
            insert into failover_service.health_lease as l (holder, leased_until)
            values (?, clock_timestamp() + make_interval(secs => ?))
            on conflict (one) do update
            set holder = excluded.holder, leased_until = excluded.leased_until
            where l.holder = excluded.holder or l.leased_until < clock_timestamp()
            returning holder
            """;
    private static final String RESIGN =
            "delete from failover_service.health_lease where holder = ?";

    /** Nobody else can take the lease before the transaction is over. */
    private static final String SAVE =
            """
            with held as (
                select from failover_service.health_lease
                where holder = ? and leased_until > clock_timestamp() for share)
            insert into failover_service.cluster_health as h (cluster, revision, state)
            select ?, ?, ?::jsonb from held
            on conflict (cluster) do update
            set revision = excluded.revision, state = excluded.state, saved_at = now()
            where h.revision = excluded.revision - 1
            """;

    private static final String ROWS =
            "select cluster, revision, state from failover_service.cluster_health";
    private static final String FORGET =
            """
            delete from failover_service.cluster_health
            where cluster = ? and exists (
                select from failover_service.health_lease
                where holder = ? and leased_until > clock_timestamp())
            """;

    private final Database database;
    private final Announcements announcements;

    StoredHealth(DataSource dataSource, Engine engine) {
        this.database = new Database(dataSource);
        this.announcements = engine.announcements();
    }

    @Override
    public boolean claim(UUID replica, Duration lease) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(CLAIM)) {
                Parameters.of(statement).id(replica).seconds(lease);
                return statement.executeQuery().next();
            }
        });
    }

    @Override
    public void resign(UUID replica) {
        database.with(connection -> {
            try (var statement = connection.prepareStatement(RESIGN)) {
                Parameters.of(statement).id(replica);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public Map<ClusterRef, Recorded> all() {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(ROWS)) {
                return read(statement.executeQuery());
            }
        });
    }

    @Override
    public Optional<Recorded> of(ClusterRef cluster) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(ROWS + " where cluster = ?")) {
                Parameters.of(statement).text(cluster.toString());
                return Optional.ofNullable(read(statement.executeQuery()).get(cluster));
            }
        });
    }

    /** The facts and the state are one transaction: a crash loses all or nothing. */
    @Override
    public boolean save(
            UUID replica,
            ClusterRef cluster,
            long revision,
            HealthState state,
            List<Announcement> news) {
        return database.inTransaction(connection -> {
            var ours = save(connection, replica, cluster, revision, state);
            if (ours) {
                for (var it : news) {
                    announcements.announce(connection, it);
                }
            }
            return ours;
        });
    }

    @Override
    public void forget(UUID replica, ClusterRef cluster) {
        database.with(connection -> {
            try (var statement = connection.prepareStatement(FORGET)) {
                Parameters.of(statement).text(cluster.toString()).id(replica);
                return statement.executeUpdate();
            }
        });
    }

    private static boolean save(
            Connection connection,
            UUID replica,
            ClusterRef cluster,
            long revision,
            HealthState state)
            throws SQLException {
        try (var statement = connection.prepareStatement(SAVE)) {
            Parameters.of(statement)
                    .id(replica)
                    .text(cluster.toString())
                    .number(revision + 1)
                    .text(Json.write(state));
            return statement.executeUpdate() == 1;
        }
    }

    private static Map<ClusterRef, Recorded> read(ResultSet rows) throws SQLException {
        var all = new HashMap<ClusterRef, Recorded>();
        while (rows.next()) {
            all.put(
                    ClusterRef.parse(rows.getString("cluster")),
                    new Recorded(
                            rows.getLong("revision"),
                            Json.read(rows.getString("state"), HealthState.class)));
        }
        return all;
    }
}
