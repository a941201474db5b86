package dev.pghaven.operations.schedule;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.store.Database;
import dev.pghaven.operations.store.Parameters;
import dev.pghaven.operations.store.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.sql.DataSource;

/** The schedules of a service, as they were asked for and as they go. */
public final class Schedules {
    private static final String OF_CLUSTER =
            "select * from $s.schedule where cluster = ? order by part, name";
    private static final String REMOVE = "delete from $s.schedule where cluster = ?";
    private static final String OLDEST_DUE =
            "select min(next_due) as next_due from $s.schedule where next_due <= ?";

    private final Database database;
    private final Schema schema;
    private final InstantSource clock;

    public Schedules(DataSource dataSource, Schema schema, InstantSource clock) {
        this.database = new Database(dataSource);
        this.schema = schema;
        this.clock = clock;
    }

    /**
     * Makes these the schedules of one group of a cluster, and takes the others of that group away.
     * Those whose times stay as they were keep their next due time, also one that has passed, and
     * what is known of the last.
     */
    public void replaceFor(ClusterRef cluster, String group, List<Schedule> wanted) {
        database.inTransaction(connection -> replaceWithin(connection, cluster, group, wanted));
    }

    /**
     * As {@link #replaceFor}, within a transaction of the caller's, whose other writes about this
     * group are then in the same order as those of others. Answers how many there are now.
     */
    public int replaceWithin(
            Connection connection, ClusterRef cluster, String group, List<Schedule> wanted)
            throws SQLException {
        Schedule.requireName("group of schedules", group);
        requireOwn(cluster, wanted);
        return new Group(connection, schema, cluster, group).replace(wanted, clock.instant());
    }

    /** Takes all schedules of a cluster away; answers how many there were. */
    public int removeFor(ClusterRef cluster) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(schema.in(REMOVE))) {
                Parameters.of(statement).text(cluster.toString());
                return statement.executeUpdate();
            }
        });
    }

    /** All schedules of a cluster, by group and name. */
    public List<ScheduleStatus> of(ClusterRef cluster) {
        return database.with(connection -> of(connection, cluster));
    }

    /** How long the one has waited that has been due for longest; zero while none is due. */
    public Duration overdue() {
        var now = clock.instant();
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(schema.in(OLDEST_DUE))) {
                Parameters.of(statement).instant(now);
                var rows = statement.executeQuery();
                rows.next();
                return ScheduleRow.instant(rows, "next_due")
                        .map(due -> Duration.between(due, now))
                        .orElse(Duration.ZERO);
            }
        });
    }

    private List<ScheduleStatus> of(Connection connection, ClusterRef cluster) throws SQLException {
        try (var statement = connection.prepareStatement(schema.in(OF_CLUSTER))) {
            Parameters.of(statement).text(cluster.toString());
            var rows = statement.executeQuery();
            var found = new ArrayList<ScheduleStatus>();
            while (rows.next()) {
                found.add(ScheduleRow.read(rows));
            }
            return found;
        }
    }

    private static void requireOwn(ClusterRef cluster, List<Schedule> wanted) {
        var names = new HashSet<String>();
        for (var schedule : wanted) {
            if (!names.add(schedule.name())) {
                throw new IllegalArgumentException(
                        "two schedules have the same name: " + schedule.name());
            }
            if (!schedule.request().cluster().equals(cluster)) {
                throw new IllegalArgumentException(
                        "schedule %s of %s asks for something on %s"
                                .formatted(schedule.name(), cluster, schedule.request().cluster()));
            }
        }
    }
}
