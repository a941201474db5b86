package dev.pghaven.operations.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.OutboxRecord;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The facts that were said and wait to be published. The positions of one cluster's facts are in
 * the order of their numbers, because the cluster's number is locked before the position is given.
 */
public final class Outbox {
    /** Answers only whoever has the lease, and prolongs it. */
    private static final String UNPUBLISHED =
            """
            with leader as (
                insert into $s.relay_lease as l (holder, leased_until)
                values (?, clock_timestamp() + ? * interval '1 second')
                on conflict (one) do update
                set holder = excluded.holder, leased_until = excluded.leased_until
                where l.holder = excluded.holder or l.leased_until < clock_timestamp()
                returning holder)
            select o.* from $s.outbox o
            where published_at is null and exists (select 1 from leader)
            order by position
            limit ?
            """;

    private static final String PROLONG =
            """
            update $s.relay_lease set leased_until = clock_timestamp() + ? * interval '1 second'
            where holder = ?
            """;
    private static final String PUBLISHED =
            "update $s.outbox set published_at = clock_timestamp() where position = any (?)";
    private static final String RESIGN = "delete from $s.relay_lease where holder = ?";
    private static final String PRUNE =
            """
            delete from $s.outbox o using (
                select position from $s.outbox
                where published_at < clock_timestamp() - ? * interval '1 second'
                order by published_at
                limit ?
                for update skip locked) old
            where o.position = old.position
            """;
    private static final String LAG =
            """
            select max(extract(epoch from clock_timestamp() - created_at))::float8 as seconds
            from (select created_at from $s.outbox where published_at is null
                  order by position limit 1) oldest
            """;

    private static final int PORTION = 1000;

    private final Database database;
    private final Schema schema;

    public Outbox(DataSource dataSource, Schema schema) {
        this.database = new Database(dataSource);
        this.schema = schema;
    }

    /** The next facts in their order; nothing if another relay has the lease. */
    public List<OutboxRecord> unpublished(UUID relay, Duration lease, int limit) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(schema.in(UNPUBLISHED))) {
                Parameters.of(statement).id(relay).seconds(lease).number(limit);
                var rows = statement.executeQuery();
                var facts = new ArrayList<OutboxRecord>();
                while (rows.next()) {
                    facts.add(read(rows));
                }
                return facts;
            }
        });
    }

    public void markPublished(List<OutboxRecord> facts) {
        var positions = facts.stream().map(OutboxRecord::position).toList();
        update(PUBLISHED, it -> it.numbers(positions));
    }

    /** While a long publication lasts. */
    public void prolong(UUID relay, Duration lease) {
        update(PROLONG, it -> it.seconds(lease).id(relay));
    }

    /** Lets another relay go on at once. */
    public void resign(UUID relay) {
        update(RESIGN, it -> it.id(relay));
    }

    /** Answers how many facts went; when none, there are no more of that age. */
    public int prune(Duration retention) {
        return update(PRUNE, it -> it.seconds(retention).number(PORTION));
    }

    /** How long the oldest unpublished fact has waited. */
    public Optional<Duration> lag() {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(schema.in(LAG))) {
                var rows = statement.executeQuery();
                rows.next();
                return OperationQueries.age(rows);
            }
        });
    }

    static OutboxRecord read(ResultSet row) throws SQLException {
        var envelope =
                new Envelope(
                        row.getString("id"),
                        URI.create(row.getString("source")),
                        row.getString("type"),
                        row.getString("subject"),
                        OperationRow.instant(row, "time"),
                        Optional.ofNullable(row.getString("causation_id")),
                        Optional.of(row.getLong("sequence")),
                        Json.read(row.getString("body"), JsonNode.class));
        return new OutboxRecord(row.getLong("position"), envelope);
    }

    private int update(String sql, Asked asked) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(schema.in(sql))) {
                asked.with(Parameters.of(statement));
                return statement.executeUpdate();
            }
        });
    }

    @FunctionalInterface
    private interface Asked {
        Parameters with(Parameters parameters) throws SQLException;
    }
}
