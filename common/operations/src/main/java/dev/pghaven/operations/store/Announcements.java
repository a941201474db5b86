package dev.pghaven.operations.store;

import dev.pghaven.operations.Announcement;
import dev.pghaven.operations.signals.Signal;
import dev.pghaven.operations.signals.Signals;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Says what comes from no operation, each fact once, whatever is restarted and however many
 * replicas say the same. It is known by its id for as long as somebody asks to say it again at
 * least once within the retention of the engine; asked after a longer silence it is said again,
 * with the same id.
 */
public final class Announcements {
    private static final String SAY =
            """
            with one as (select ?::uuid as id),
            known as (
                update $s.announced a set asked_at = clock_timestamp()
                from one where a.id = one.id and a.asked_at < clock_timestamp() - interval '1 hour'),
            fresh as (
                insert into $s.announced (id) select id from one
                on conflict do nothing
                returning id),
            """
                    + Said.after("fresh")
                    + "select id from fresh";
    private static final String PRUNE =
            """
            delete from $s.announced a using (
                select id from $s.announced
                where asked_at < clock_timestamp() - ? * interval '1 second'
                order by asked_at
                limit ?
                for update skip locked) old
            where a.id = old.id
            """;
    private static final int PORTION = 500;

    private final Database database;
    private final Signals signals;
    private final URI source;
    private final InstantSource clock;
    private final String say;
    private final String prune;

    public Announcements(
            DataSource dataSource,
            Schema schema,
            Signals signals,
            URI source,
            InstantSource clock) {
        this.database = new Database(dataSource);
        this.signals = signals;
        this.source = source;
        this.clock = clock;
        this.say = schema.in(SAY);
        this.prune = schema.in(PRUNE);
    }

    /** In a transaction of its own. False if it was said before. */
    public boolean announce(Announcement announcement) {
        return database.inTransaction(connection -> announce(connection, announcement));
    }

    /**
     * Together with what else the transaction does; the caller commits. Until then the facts about
     * the same cluster wait for it, so it should be short, and not speak of several clusters in
     * changing order. False if it was said before.
     *
     * @param transaction in the store's database, at the level READ COMMITTED
     */
    public boolean announce(Connection transaction, Announcement announcement) throws SQLException {
        if (transaction.getAutoCommit()) {
            throw new IllegalArgumentException("the connection is not in a transaction");
        }
        var fresh = say(transaction, announcement);
        if (fresh) {
            signals.sendOnCommit(transaction, new Signal.Facts());
        }
        return fresh;
    }

    /** Answers how many ids went; when none, there are no more of that age. */
    public int prune(Duration retention) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(prune)) {
                Parameters.of(statement).seconds(retention).number(PORTION);
                return statement.executeUpdate();
            }
        });
    }

    private boolean say(Connection connection, Announcement announcement) throws SQLException {
        var id = announcement.idFrom(source);
        try (var statement = connection.prepareStatement(say)) {
            said(id, announcement).into(Parameters.of(statement).id(id));
            return statement.executeQuery().next();
        }
    }

    private Said said(UUID id, Announcement announcement) {
        var fact = announcement.fact();
        return new Said(
                source,
                fact.subject(),
                announcement.causationId(),
                clock.instant(),
                List.of(new Said.Identified(id, fact)));
    }
}
