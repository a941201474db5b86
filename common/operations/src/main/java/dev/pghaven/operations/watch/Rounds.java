package dev.pghaven.operations.watch;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.Announcement;
import dev.pghaven.operations.store.Announcements;
import dev.pghaven.operations.store.Database;
import dev.pghaven.operations.store.Parameters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Shares a watch over clusters among all replicas. Its table has a row for each cluster: {@code
 * cluster} (the key, which goes with the cluster), {@code state} (JSON), {@code due} and {@code
 * look}, which counts the claims: only the last one may save what it saw.
 */
public final class Rounds {
    private static final String ENROL =
            """
            insert into $table (cluster)
            select cluster from ($clusters) c
            where not exists (select from $table w where w.cluster = c.cluster)
            on conflict do nothing
            """;
    private static final String CLAIM =
            """
            with chosen as (
                select w.cluster from $table w
                where w.due <= clock_timestamp()
                  and exists (select from ($clusters) c where c.cluster = w.cluster)
                order by w.due limit ?
                for update of w skip locked)
            update $table w
            set due = clock_timestamp() + make_interval(secs => ?), look = w.look + 1
            from chosen where w.cluster = chosen.cluster
            returning w.cluster, w.look, w.state
            """;
    private static final String SETTLE =
            """
            update $table
            set state = ?::jsonb, due = clock_timestamp() + make_interval(secs => ?)
            where cluster = ? and look = ?
            """;
    private static final String WATCHED =
            """
            select w.cluster, w.look, w.state from $table w
            where exists (select from ($clusters) c where c.cluster = w.cluster)
            """;

    private static final String LATENESS =
            """
            select greatest(0, extract(epoch from max(clock_timestamp() - w.due))) as seconds
            from $table w
            where exists (select from ($clusters) c where c.cluster = w.cluster)
            """;

    private final Database database;
    private final Announcements announcements;
    private final String table;
    private final String clusters;

    /**
     * @param table with its schema
     * @param clusters the query whose column {@code cluster} names those to be watched
     */
    public Rounds(
            DataSource dataSource, Announcements announcements, String table, String clusters) {
        this.database = new Database(dataSource);
        this.announcements = announcements;
        this.table = table;
        this.clusters = clusters;
    }

    /** Clusters that are due; each is the caller's own until the lease is over. */
    public List<Turn> claim(int most, Duration lease) {
        return database.with(connection -> {
            enrol(connection);
            return claim(connection, most, lease);
        });
    }

    /**
     * Saves what a look came to together with its news: a crash loses both or neither. False, and
     * nothing is said, if the cluster was let go or somebody else looks at it by now.
     *
     * @param state as JSON
     */
    public boolean settle(Turn turn, String state, List<Announcement> news, Duration next) {
        return database.inTransaction(connection -> {
            var ours = save(connection, turn, state, next);
            if (ours) {
                for (var it : news) {
                    announcements.announce(connection, it);
                }
            }
            return ours;
        });
    }

    /** All that are watched, with what their last look left. */
    public List<Turn> all() {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(onOurs(WATCHED + "order by 1"))) {
                return turns(statement.executeQuery());
            }
        });
    }

    /** Empty where the cluster is not watched. */
    public Optional<Turn> find(ClusterRef cluster) {
        return database.with(connection -> {
            try (var statement =
                    connection.prepareStatement(onOurs(WATCHED + "and w.cluster = ?"))) {
                Parameters.of(statement).text(cluster.toString());
                return turns(statement.executeQuery()).stream().findFirst();
            }
        });
    }

    /** How long the one that is due for the longest has been waiting; zero if none is due. */
    public Duration lateness() {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(onOurs(LATENESS))) {
                var row = statement.executeQuery();
                row.next();
                return Duration.ofMillis(Math.round(row.getDouble("seconds") * 1000));
            }
        });
    }

    private void enrol(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(onOurs(ENROL))) {
            statement.executeUpdate();
        }
    }

    private List<Turn> claim(Connection connection, int most, Duration lease) throws SQLException {
        try (var statement = connection.prepareStatement(onOurs(CLAIM))) {
            Parameters.of(statement).number(most).seconds(lease);
            return turns(statement.executeQuery());
        }
    }

    private boolean save(Connection connection, Turn turn, String state, Duration next)
            throws SQLException {
        try (var statement = connection.prepareStatement(onOurs(SETTLE))) {
            Parameters.of(statement)
                    .text(state)
                    .seconds(next)
                    .text(turn.cluster().toString())
                    .number(turn.look());
            return statement.executeUpdate() == 1;
        }
    }

    private String onOurs(String sql) {
        return sql.replace("$table", table).replace("$clusters", clusters);
    }

    private static List<Turn> turns(ResultSet rows) throws SQLException {
        var turns = new ArrayList<Turn>();
        while (rows.next()) {
            turns.add(
                    new Turn(
                            ClusterRef.parse(rows.getString("cluster")),
                            rows.getLong("look"),
                            Optional.ofNullable(rows.getString("state"))));
        }
        return turns;
    }
}
