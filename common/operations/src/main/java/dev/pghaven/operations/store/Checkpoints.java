package dev.pghaven.operations.store;

import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.NameBasedId;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Transition;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Saves what a step changed: one statement and one commit for state, history, facts and, at the end
 * or where the operation gives back its cluster, the lock. Nothing is written by a runner that has
 * lost its lease or whose operation or lock has a newer token.
 */
public final class Checkpoints {
    private static final String MINE =
            """
            o.id = ? and o.runner = ? and o.token = ?
            and exists (select 1 from $s.runner r
                        where r.id = o.runner and r.leased_until > clock_timestamp())
            and (o.cluster_released
                 or exists (select 1 from coordination.cluster_lock l
                            where l.operation = o.id and l.token = o.token))\
            """;
    private static final String SAVE =
            """
            with mine as (
                update $s.operation o
                set state = ?::json, step = ?, visit = ?, attempts = ?, failures = ?, since = ?,
                    status = ?, due = ?, waiting_for = ?, ended_because = ?,
                    cluster_released = ?, stop_step = ?, stop_cause = ?, stop_reason = ?,
                    revision = o.revision + 1, runner = case when ? then null else o.runner end
                where\s\
            """
                    + MINE
                    + """

                        returning o.id, o.revision, o.cancel_asked),
                    freed as (
                        delete from coordination.cluster_lock l using mine
                        where ? and l.operation = mine.id),
                    """
                    + Remembered.after("mine")
                    + ",\n"
                    + Said.after("mine")
                    + "select revision, cancel_asked from mine";
    private static final String RELEASE =
            """
            update $s.operation o set runner = null, due = ?, revision = revision + 1
            where\s\
            """
                    + MINE;
    private static final String RELOAD =
            "select " + OperationRow.COLUMNS + " from $s.operation o where " + MINE;

    private final Database database;
    private final String save;
    private final String release;
    private final String reload;
    private final UUID runner;
    private final URI source;

    public Checkpoints(DataSource dataSource, Schema schema, UUID runner, URI source) {
        this.database = new Database(dataSource);
        this.save = schema.in(SAVE);
        this.release = schema.in(RELEASE);
        this.reload = schema.in(RELOAD);
        this.runner = runner;
        this.source = source;
    }

    /** The claim as it is now, or nothing if it was lost, and then nothing was written. */
    public Optional<Claim> save(Claim claim, Transition transition, HistoryEntry entry) {
        return database.with(connection -> save(connection, claim, transition, entry));
    }

    /**
     * Gives the operation back between two tries; whoever claims it next goes on at {@code due}.
     */
    public void release(Claim claim, Instant due) {
        database.with(connection -> {
            try (var statement = connection.prepareStatement(release)) {
                mine(Parameters.of(statement).instant(due), claim);
                return statement.executeUpdate();
            }
        });
    }

    /** What the store knows, after a save that may or may not have happened. */
    public Optional<Claim> reload(Claim claim) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(reload)) {
                mine(Parameters.of(statement), claim);
                var rows = statement.executeQuery();
                return rows.next()
                        ? Optional.of(claim.with(OperationRow.read(rows)))
                        : Optional.empty();
            }
        });
    }

    private Optional<Claim> save(
            Connection connection, Claim claim, Transition transition, HistoryEntry entry)
            throws SQLException {
        var next = transition.next();
        try (var statement = connection.prepareStatement(save)) {
            var ended = next.status().ended();
            var parameters = changed(Parameters.of(statement), next, entry.at());
            mine(parameters.flag(ended), claim).flag(ended || next.course().clusterReleased());
            new Remembered(entry).into(parameters);
            said(claim.operation(), transition, entry.at()).into(parameters);
            var rows = statement.executeQuery();
            return rows.next() ? Optional.of(claim.with(saved(next, rows))) : Optional.empty();
        }
    }

    private static Operation saved(Operation next, ResultSet row) throws SQLException {
        return next.revised(row.getLong("revision"))
                .cancelAsked(Optional.ofNullable(row.getString("cancel_asked")));
    }

    private static Parameters changed(Parameters parameters, Operation next, Instant now)
            throws SQLException {
        var at = next.at();
        var stop = next.course().stop();
        return parameters
                .text(next.state())
                .text(at.step())
                .number(at.visit())
                .number(at.attempts())
                .number(at.failures())
                .instant(at.since())
                .text(next.status().name().name())
                .instant(next.status() instanceof Status.Running(var due, _) ? due : now)
                .text(next.status().waitingFor())
                .text(next.status().whyEnded())
                .flag(next.course().clusterReleased())
                .text(stop.map(Stop::step))
                .text(stop.map(it -> it.cause().name()))
                .text(stop.map(Stop::reason));
    }

    private Parameters mine(Parameters parameters, Claim claim) throws SQLException {
        return parameters.id(claim.operation().id()).id(runner).number(claim.token());
    }

    private Said said(Operation before, Transition transition, Instant time) {
        var facts = transition.facts();
        var identified =
                IntStream.range(0, facts.size())
                        .mapToObj(i ->
                                new Said.Identified(
                                        NameBasedId.ofFact(before.id(), before.at(), i),
                                        facts.get(i)))
                        .toList();
        return new Said(
                source,
                before.cluster().toString(),
                Optional.of(before.causationId()),
                time,
                identified);
    }
}
