package dev.pghaven.operations.store;

import java.time.Duration;
import javax.sql.DataSource;

/**
 * The operations that have ended, with their timelines, and the identities of what was received.
 * They go when they are old, a portion at a time, so that no statement holds many locks for long.
 * An identity outlasts its operation: a redelivery must find one of them.
 */
public final class Ended {
    private static final int PORTION = 500;
    private static final String OPERATIONS =
            """
            with old as (
                select id from $s.operation
                where status in ('COMPLETED', 'STOPPED', 'CANCELLED')
                  and requested_at < clock_timestamp() - ? * interval '1 second'
                  and due < clock_timestamp() - ? * interval '1 second'
                order by requested_at
                limit ?
                for update skip locked),
            timelines as (
                delete from $s.step_history h using old where h.operation = old.id)
            delete from $s.operation o using old where o.id = old.id
            """;
    private static final String IDENTITIES =
            """
            delete from $s.inbox i using (
                select source, id from $s.inbox m
                where received_at < clock_timestamp() - ? * interval '1 second'
                  and not exists (select 1 from $s.operation o where o.id = m.operation)
                order by received_at
                limit ?
                for update skip locked) old
            where i.source = old.source and i.id = old.id
            """;

    private final Database database;
    private final String operations;
    private final String identities;

    public Ended(DataSource dataSource, Schema schema) {
        this.database = new Database(dataSource);
        this.operations = schema.in(OPERATIONS);
        this.identities = schema.in(IDENTITIES);
    }

    /** Answers how many operations went; when none, there are no more of that age. */
    public int pruneOperations(Duration retention) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(operations)) {
                Parameters.of(statement).seconds(retention).seconds(retention).number(PORTION);
                return statement.executeUpdate();
            }
        });
    }

    /** Answers how many identities went; when none, there are no more of that age. */
    public int pruneIdentities(Duration retention) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(identities)) {
                Parameters.of(statement).seconds(retention).number(PORTION);
                return statement.executeUpdate();
            }
        });
    }
}
