package dev.pghaven.operations.store;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.OperationStepped;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.NameBasedId;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.Status;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What REST and the metrics ask of a service's operations. */
public final class OperationQueries {
    /** An operation that has not begun says whom it waits for, as it is at this moment. */
    private static final String OPERATION =
            """
            select o.id, o.workflow, o.cluster, o.state, o.step, o.visit, o.attempts, o.failures,
                   o.since, o.status, o.due, o.ended_because, o.causation_id, o.requested_at,
                   o.revision, o.cluster_released, o.cancel_asked, o.stop_step, o.stop_cause,
                   o.stop_reason,
                   case when o.status = 'QUEUED' then ahead.who else o.waiting_for end
                       as waiting_for
            from $s.operation o
            left join lateral (
                select other.workflow || ' ' || other.operation || ' of ' || other.service
                       || case when other.token is null then ' goes first'
                               else ' holds the cluster' end as who
                from coordination.cluster_lock l
                join coordination.cluster_lock other
                  on other.cluster = l.cluster and coordination.blocks(other, l)
                where l.operation = o.id and o.status = 'QUEUED'
                order by other.token is null, other.passes desc, other.ticket
                limit 1) ahead on true
            """;

    private static final String LATEST =
            OPERATION
                    + """
                    where o.cluster = ?
                      and (?::uuid is null
                           or (o.requested_at, o.id)
                               < (select b.requested_at, b.id from $s.operation b where b.id = ?))
                    order by o.requested_at desc, o.id desc
                    limit ?
                    """;
    private static final String COUNTS =
            "select workflow, status, count(*) as count from $s.operation group by 1, 2";
    private static final String OLDEST_WAITING =
            """
            select extract(epoch from clock_timestamp() - min(requested_at))::float8 as seconds
            from $s.operation where status = 'QUEUED'
            """;
    private static final String TIMELINE =
            "select * from $s.step_history where operation = ? order by position";
    private static final String FACTS =
            """
            select * from $s.outbox where id = any (?) and type <> ? order by position
            """;
    private static final String STEPPED = Vocabulary.wireName(OperationStepped.class);
    private static final String REQUESTED_BY = "select requested_by from $s.operation where id = ?";

    /** More than any step says; the ids of facts that are not there are looked up in vain. */
    private static final int MOST_FACTS_OF_A_STEP = 8;

    private final Database database;
    private final Schema schema;

    public OperationQueries(DataSource dataSource, Schema schema) {
        this.database = new Database(dataSource);
        this.schema = schema;
    }

    /** How many operations of a workflow are in a status. */
    public record Count(String workflow, Status.Name status, long operations) {}

    public Optional<Operation> find(UUID operation) {
        return all(OPERATION + "where o.id = ?", it -> it.id(operation), OperationRow::read)
                .stream()
                .findFirst();
    }

    /** Who asked for it; empty where nobody does or it is older than this question. */
    public Optional<URI> requestedBy(UUID operation) {
        return all(REQUESTED_BY, it -> it.id(operation), row -> row.getString("requested_by"))
                .stream()
                .filter(Objects::nonNull)
                .map(URI::create)
                .findFirst();
    }

    public List<HistoryEntry> timeline(UUID operation) {
        return all(TIMELINE, it -> it.id(operation), Remembered::read);
    }

    /**
     * What the operation has said but for its steps, in its order; empty once that is older than
     * the outbox keeps facts.
     */
    public List<Envelope> facts(UUID operation) {
        var ids =
                timeline(operation).stream()
                        .flatMap(entry -> factIds(operation, entry))
                        .distinct()
                        .toList();
        return all(FACTS, it -> it.ids(ids).text(STEPPED), row -> Outbox.read(row).envelope());
    }

    private static Stream<UUID> factIds(UUID operation, HistoryEntry entry) {
        return IntStream.range(0, MOST_FACTS_OF_A_STEP)
                .mapToObj(index -> NameBasedId.ofFact(operation, entry.position(), index));
    }

    /**
     * The operations of a cluster, latest first.
     *
     * @param before the last one of the page before
     */
    public List<Operation> latest(ClusterRef cluster, int limit, Optional<UUID> before) {
        var last = before.orElse(null);
        return all(
                LATEST,
                it -> it.text(cluster.toString()).id(last).id(last).number(limit),
                OperationRow::read);
    }

    public List<Count> counts() {
        return all(COUNTS, it -> it, OperationQueries::count);
    }

    /** How long the operation that waits longest for its cluster has waited. */
    public Optional<Duration> oldestWaiting() {
        return all(OLDEST_WAITING, it -> it, OperationQueries::age).getFirst();
    }

    static Optional<Duration> age(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("seconds", Double.class))
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getString("workflow"),
                Status.Name.valueOf(row.getString("status")),
                row.getLong("count"));
    }

    private <T> List<T> all(String sql, Asked asked, Read<T> read) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(schema.in(sql))) {
                asked.with(Parameters.of(statement));
                return rows(statement, read);
            }
        });
    }

    private static <T> List<T> rows(PreparedStatement statement, Read<T> read) throws SQLException {
        var found = new ArrayList<T>();
        var rows = statement.executeQuery();
        while (rows.next()) {
            found.add(read.from(rows));
        }
        return found;
    }

    @FunctionalInterface
    private interface Asked {
        Parameters with(Parameters parameters) throws SQLException;
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }
}
