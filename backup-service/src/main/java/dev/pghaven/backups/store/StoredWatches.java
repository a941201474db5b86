package dev.pghaven.backups.store;

import dev.pghaven.backups.watch.Claimed;
import dev.pghaven.backups.watch.Finding;
import dev.pghaven.backups.watch.WatchState;
import dev.pghaven.backups.watch.Watched;
import dev.pghaven.backups.watch.Watches;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.store.Announcements;
import dev.pghaven.operations.store.Database;
import dev.pghaven.operations.store.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The archive watch in the service's store. */
@ApplicationScoped
class StoredWatches implements Watches {
    private static final String ENROL =
            """
            insert into backup_service.archive_watch (cluster)
            select cluster from backup_service.followed_cluster f
            where backed_up and not exists (
                select from backup_service.archive_watch w where w.cluster = f.cluster)
            on conflict do nothing
            """;
    private static final String CLAIM =
            """
            with chosen as (
                select w.cluster, f.database
                from backup_service.archive_watch w
                join backup_service.followed_cluster f on f.cluster = w.cluster and f.backed_up
                where w.due <= clock_timestamp()
                order by w.due limit ?
                for update of w skip locked)
            update backup_service.archive_watch w
            set due = clock_timestamp() + make_interval(secs => ?), look = w.look + 1
            from chosen where w.cluster = chosen.cluster
            returning w.cluster, chosen.database, w.look, w.state
            """;
    private static final String SETTLE =
            """
            update backup_service.archive_watch
            set state = ?::jsonb, due = clock_timestamp() + make_interval(secs => ?)
            where cluster = ? and look = ?
            """;
    private static final String ALL =
            """
            select w.cluster, w.state
            from backup_service.archive_watch w
            join backup_service.followed_cluster f on f.cluster = w.cluster and f.backed_up
            order by w.cluster
            """;

    private final Database database;
    private final Announcements announcements;

    StoredWatches(DataSource dataSource, Engine engine) {
        this.database = new Database(dataSource);
        this.announcements = engine.announcements();
    }

    @Override
    public List<Claimed> claim(int most, Duration lease) {
        return database.with(connection -> {
            enrol(connection);
            return claim(connection, most, lease);
        });
    }

    /** The fact and the state are one transaction: a crash loses both or neither. */
    @Override
    public boolean settle(Claimed claimed, Finding finding, Duration next) {
        return database.inTransaction(connection -> {
            var ours = save(connection, claimed, finding.state(), next);
            if (ours && finding.news().isPresent()) {
                announcements.announce(connection, finding.news().get());
            }
            return ours;
        });
    }

    @Override
    public List<Watched> all() {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(ALL)) {
                var rows = statement.executeQuery();
                var all = new ArrayList<Watched>();
                while (rows.next()) {
                    all.add(new Watched(clusterOf(rows), stateOf(rows)));
                }
                return all;
            }
        });
    }

    private static void enrol(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(ENROL)) {
            statement.executeUpdate();
        }
    }

    private static List<Claimed> claim(Connection connection, int most, Duration lease)
            throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            Parameters.of(statement).number(most).seconds(lease);
            var rows = statement.executeQuery();
            var claimed = new ArrayList<Claimed>();
            while (rows.next()) {
                claimed.add(
                        new Claimed(
                                clusterOf(rows),
                                rows.getString("database"),
                                rows.getLong("look"),
                                stateOf(rows)));
            }
            return claimed;
        }
    }

    private static boolean save(
            Connection connection, Claimed claimed, WatchState state, Duration next)
            throws SQLException {
        try (var statement = connection.prepareStatement(SETTLE)) {
            Parameters.of(statement)
                    .text(Json.write(state))
                    .seconds(next)
                    .text(claimed.cluster().toString())
                    .number(claimed.look());
            return statement.executeUpdate() == 1;
        }
    }

    private static ClusterRef clusterOf(ResultSet row) throws SQLException {
        return ClusterRef.parse(row.getString("cluster"));
    }

    private static WatchState stateOf(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("state"))
                .map(it -> Json.read(it, WatchState.class))
                .orElseGet(WatchState::fresh);
    }
}
