package dev.pghaven.backups.store;

import dev.pghaven.backups.retention.Evaluations;
import dev.pghaven.backups.retention.RetentionReport;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.RetentionEvaluated;
import dev.pghaven.operations.Announcement;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.store.Announcements;
import dev.pghaven.operations.store.Database;
import dev.pghaven.operations.store.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** What was said of retention, in the service's store. */
@ApplicationScoped
class StoredEvaluations implements Evaluations {
    private static final String ENROL =
            """
            insert into backup_service.retention_evaluation (cluster)
            select cluster from backup_service.followed_cluster f
            where archive is not null and not exists (
                select from backup_service.retention_evaluation e where e.cluster = f.cluster)
            on conflict do nothing
            """;
    private static final String CLAIM =
            """
            with chosen as (
                select cluster from backup_service.retention_evaluation
                where due <= clock_timestamp()
                order by due limit 1
                for update skip locked)
            update backup_service.retention_evaluation e
            set due = clock_timestamp() + make_interval(secs => ?)
            from chosen where e.cluster = chosen.cluster
            returning e.cluster
            """;

    /** A little earlier than a day, so that a daily turn is never just too early. */
    private static final String LAST =
            """
            select said, evaluations,
                   said_at > clock_timestamp() - 0.9 * make_interval(secs => ?) as recent
            from backup_service.retention_evaluation where cluster = ?
            for update
            """;

    private static final String TURN_OVER =
            """
            update backup_service.retention_evaluation
            set due = clock_timestamp() + make_interval(secs => ?)
            where cluster = ?
            """;
    private static final String SAID =
            """
            update backup_service.retention_evaluation
            set said = ?::jsonb, said_at = clock_timestamp(), evaluations = evaluations + 1
            where cluster = ?
            """;

    private final Database database;
    private final Announcements announcements;

    StoredEvaluations(DataSource dataSource, Engine engine) {
        this.database = new Database(dataSource);
        this.announcements = engine.announcements();
    }

    @Override
    public Optional<ClusterRef> claim(Duration lease) {
        return database.with(connection -> {
            enrol(connection);
            try (var statement = connection.prepareStatement(CLAIM)) {
                Parameters.of(statement).seconds(lease);
                var row = statement.executeQuery();
                return row.next()
                        ? Optional.of(ClusterRef.parse(row.getString("cluster")))
                        : Optional.empty();
            }
        });
    }

    @Override
    public boolean say(RetentionEvaluated fact, Duration interval) {
        return database.inTransaction(connection -> {
            enrol(connection);
            var last = last(connection, fact.cluster(), interval);
            turnOver(connection, fact.cluster(), interval);
            if (last.isEmpty() || !last.get().isOutdatedBy(fact)) {
                return false;
            }
            note(connection, fact);
            return announcements.announce(connection, announcement(fact, last.get()));
        });
    }

    /** The row is locked, so there is one observer, and its number and moment are unique. */
    private static Announcement announcement(RetentionEvaluated fact, Last last) {
        return Announcement.of(fact, Long.toString(last.evaluations()), fact.at().toString());
    }

    /** What was said before; the row is locked from here on. */
    private record Last(Optional<RetentionEvaluated> said, boolean recent, long evaluations) {
        boolean isOutdatedBy(RetentionEvaluated now) {
            return !recent || said.filter(it -> RetentionReport.saysTheSame(it, now)).isEmpty();
        }
    }

    private static Optional<Last> last(Connection connection, ClusterRef cluster, Duration interval)
            throws SQLException {
        try (var statement = connection.prepareStatement(LAST)) {
            Parameters.of(statement).seconds(interval).text(cluster.toString());
            var row = statement.executeQuery();
            return row.next()
                    ? Optional.of(
                            new Last(
                                    Optional.ofNullable(row.getString("said"))
                                            .map(it -> Json.read(it, RetentionEvaluated.class)),
                                    row.getBoolean("recent"),
                                    row.getLong("evaluations")))
                    : Optional.empty();
        }
    }

    private static void enrol(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(ENROL)) {
            statement.executeUpdate();
        }
    }

    private static void turnOver(Connection connection, ClusterRef cluster, Duration interval)
            throws SQLException {
        try (var statement = connection.prepareStatement(TURN_OVER)) {
            Parameters.of(statement).seconds(interval).text(cluster.toString());
            statement.executeUpdate();
        }
    }

    private static void note(Connection connection, RetentionEvaluated fact) throws SQLException {
        try (var statement = connection.prepareStatement(SAID)) {
            Parameters.of(statement).text(Json.write(fact)).text(fact.cluster().toString());
            statement.executeUpdate();
        }
    }
}
