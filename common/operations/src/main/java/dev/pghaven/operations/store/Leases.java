package dev.pghaven.operations.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The lease of a runner: while it lasts, nobody else takes the runner's operations. Its times are
 * those of the database's clock.
 */
public final class Leases {
    private static final String RENEW =
            """
            with forgotten as (
                delete from $s.runner where leased_until < clock_timestamp() - interval '1 day'),
            renewed as (
                insert into $s.runner (id, leased_until)
                values (?, clock_timestamp() + ? * interval '1 second')
                on conflict (id) do update set leased_until = excluded.leased_until)
            select id, token, cancel_asked from $s.operation where runner = ?
            """;
    private static final String END = "delete from $s.runner where id = ?";

    private final Database database;
    private final UUID runner;
    private final String renew;
    private final String end;

    public Leases(DataSource dataSource, Schema schema, UUID runner) {
        this.database = new Database(dataSource);
        this.runner = runner;
        this.renew = schema.in(RENEW);
        this.end = schema.in(END);
    }

    /**
     * What a runner must know of an operation that is its own.
     *
     * @param cancelAsked why somebody wants it cancelled
     */
    public record Owned(long token, Optional<String> cancelAsked) {}

    /** Begins or prolongs the lease; answers the operations that are this runner's. */
    public Map<UUID, Owned> renew(Duration lease) {
        return database.with(connection -> renew(connection, lease));
    }

    /** Whatever the runner still has may be taken at once. */
    public void end() {
        database.with(connection -> {
            try (var statement = connection.prepareStatement(end)) {
                Parameters.of(statement).id(runner);
                return statement.executeUpdate();
            }
        });
    }

    private Map<UUID, Owned> renew(Connection connection, Duration lease) throws SQLException {
        try (var statement = connection.prepareStatement(renew)) {
            Parameters.of(statement).id(runner).seconds(lease).id(runner);
            var owned = new HashMap<UUID, Owned>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                owned.put(rows.getObject("id", UUID.class), owned(rows));
            }
            return owned;
        }
    }

    private static Owned owned(ResultSet row) throws SQLException {
        return new Owned(row.getLong("token"), Optional.ofNullable(row.getString("cancel_asked")));
    }
}
