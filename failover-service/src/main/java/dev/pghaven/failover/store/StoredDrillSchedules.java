package dev.pghaven.failover.store;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.BlackoutCalendar;
import dev.pghaven.failover.DrillSchedules;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.schedule.Schedule;
import dev.pghaven.operations.schedule.ScheduleStatus;
import dev.pghaven.operations.store.Database;
import dev.pghaven.operations.store.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The drills among the engine's schedules, and the calendars beside them. */
@ApplicationScoped
class StoredDrillSchedules implements DrillSchedules {
    private static final String GROUP = "failover-drills";

    private static final String CALENDAR =
            "select calendar from failover_service.drill_blackouts where cluster = ?";
    private static final String WRITE =
            """
            insert into failover_service.drill_blackouts (cluster, calendar) values (?, ?::jsonb)
            on conflict (cluster) do update set calendar = excluded.calendar
            """;
    private static final String REMOVE =
            "delete from failover_service.drill_blackouts where cluster = ?";

    private final Database database;
    private final Engine engine;

    StoredDrillSchedules(DataSource dataSource, Engine engine) {
        this.database = new Database(dataSource);
        this.engine = engine;
    }

    /** One transaction: a calendar never stands beside the schedules of another request. */
    @Override
    public void replaceFor(
            ClusterRef cluster, List<Schedule> schedules, BlackoutCalendar blackouts) {
        database.inTransaction(connection -> {
            engine.schedules().replaceWithin(connection, cluster, GROUP, schedules);
            return write(connection, cluster, blackouts);
        });
    }

    @Override
    public List<ScheduleStatus> of(ClusterRef cluster) {
        return engine.schedules().of(cluster).stream()
                .filter(it -> it.key().group().equals(GROUP))
                .toList();
    }

    @Override
    public BlackoutCalendar blackoutsOf(ClusterRef cluster) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(CALENDAR)) {
                Parameters.of(statement).text(cluster.toString());
                var rows = statement.executeQuery();
                return rows.next()
                        ? Json.read(rows.getString("calendar"), BlackoutCalendar.class)
                        : BlackoutCalendar.empty();
            }
        });
    }

    @Override
    public void removeFor(ClusterRef cluster) {
        database.inTransaction(connection -> {
            engine.schedules().replaceWithin(connection, cluster, GROUP, List.of());
            try (var statement = connection.prepareStatement(REMOVE)) {
                Parameters.of(statement).text(cluster.toString());
                return statement.executeUpdate();
            }
        });
    }

    private static int write(Connection connection, ClusterRef cluster, BlackoutCalendar calendar)
            throws SQLException {
        try (var statement = connection.prepareStatement(WRITE)) {
            Parameters.of(statement).text(cluster.toString()).text(Json.write(calendar));
            return statement.executeUpdate();
        }
    }
}
