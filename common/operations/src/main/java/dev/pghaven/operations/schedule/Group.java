package dev.pghaven.operations.schedule;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.operations.store.Parameters;
import dev.pghaven.operations.store.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schedules of a cluster that are replaced together, in one transaction. */
record Group(Connection connection, Schema schema, ClusterRef cluster, String name) {
    /** Whoever replaces the same group waits: the result must be one list or the other. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(7465, hashtext('$s ' || ? || ' ' || ?))";

    private static final String STANDING =
            "select * from $s.schedule where cluster = ? and part = ? order by name for update";
    private static final String REMOVE_OTHERS =
            "delete from $s.schedule where cluster = ? and part = ? and name <> all (?)";
    private static final String WRITE =
            """
            insert into $s.schedule
                (cluster, part, name, cron, time_zone, request_type, request, enabled, next_due)
            values (?, ?, ?, ?, ?, ?, ?::json, ?, ?)
            on conflict (cluster, part, name) do update
            set cron = excluded.cron, time_zone = excluded.time_zone,
                request_type = excluded.request_type, request = excluded.request,
                enabled = excluded.enabled, next_due = excluded.next_due
            """;

    /** Answers how many there are now. */
    int replace(List<Schedule> wanted, Instant now) throws SQLException {
        lock();
        var standing = standing();
        removeOthers(wanted);
        write(wanted, standing, now);
        return wanted.size();
    }

    private void lock() throws SQLException {
        try (var statement = connection.prepareStatement(schema.in(LOCK))) {
            named(statement).execute();
        }
    }

    private Map<String, ScheduleStatus> standing() throws SQLException {
        try (var statement = connection.prepareStatement(schema.in(STANDING))) {
            var rows = named(statement).executeQuery();
            var standing = new HashMap<String, ScheduleStatus>();
            while (rows.next()) {
                var status = ScheduleRow.read(rows);
                standing.put(status.key().name(), status);
            }
            return standing;
        }
    }

    private void removeOthers(List<Schedule> wanted) throws SQLException {
        try (var statement = connection.prepareStatement(schema.in(REMOVE_OTHERS))) {
            Parameters.of(statement)
                    .text(cluster.toString())
                    .text(name)
                    .texts(wanted.stream().map(Schedule::name).toList());
            statement.executeUpdate();
        }
    }

    private void write(List<Schedule> wanted, Map<String, ScheduleStatus> standing, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(schema.in(WRITE))) {
            for (var schedule : wanted) {
                var next =
                        nextDue(schedule, Optional.ofNullable(standing.get(schedule.name())), now);
                set(statement, schedule, next);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void set(PreparedStatement statement, Schedule schedule, Optional<Instant> next)
            throws SQLException {
        Parameters.of(statement)
                .text(cluster.toString())
                .text(name)
                .text(schedule.name())
                .text(schedule.cron().fields())
                .text(schedule.cron().zone().getId())
                .text(Vocabulary.wireName(schedule.request().getClass()))
                .text(Json.write(schedule.request()))
                .flag(schedule.enabled())
                .instant(next);
    }

    private static Optional<Instant> nextDue(
            Schedule schedule, Optional<ScheduleStatus> standing, Instant now) {
        return schedule.enabled()
                ? standing.filter(it -> it.hasTimesOf(schedule))
                        .flatMap(ScheduleStatus::next)
                        .or(() -> Optional.of(schedule.cron().after(now)))
                : Optional.empty();
    }

    private PreparedStatement named(PreparedStatement statement) throws SQLException {
        Parameters.of(statement).text(cluster.toString()).text(name);
        return statement;
    }
}
