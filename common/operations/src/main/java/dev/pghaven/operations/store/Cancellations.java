package dev.pghaven.operations.store;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.OperationCancelled;
import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.HistoryEntry.Kind;
import dev.pghaven.operations.NameBasedId;
import dev.pghaven.operations.Operation;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends operations of this service that wait for their cluster: one of them, or all when one begins
 * that ends the cluster. Those of other services are then only passed: each service answers its own
 * requests, and finds the cluster gone when its turn comes.
 */
public final class Cancellations {
    private static final Logger LOG = LoggerFactory.getLogger(Cancellations.class);
    private static final String CANCEL =
            """
            with doomed as (
                delete from coordination.cluster_lock l
                where (l.cluster = ? or l.operation = ?) and l.service = ? and l.token is null
                returning l.operation)
            update $s.operation o
            set status = 'CANCELLED', ended_because = ?, waiting_for = null,
                revision = o.revision + 1
            from doomed
            where o.id = doomed.operation
            returning\s\
            """
                    + OperationRow.COLUMNS;
    private static final String SAY =
            "with one as (select ?::uuid as id),\n"
                    + Remembered.after("one")
                    + ",\n"
                    + Said.after("one")
                    + "select 1";

    private final String cancel;
    private final String say;
    private final String service;
    private final URI source;
    private final InstantSource clock;

    public Cancellations(Schema schema, String service, URI source, InstantSource clock) {
        this.cancel = schema.in(CANCEL);
        this.say = schema.in(SAY);
        this.service = service;
        this.source = source;
        this.clock = clock;
    }

    void cancelWaitingBehind(Operation last, Connection connection) throws SQLException {
        var reason = last.workflow() + " " + last.id() + " ends the cluster";
        cancel(connection, Optional.of(last.cluster()), Optional.empty(), reason);
    }

    /** False if it does not wait, or is not ours. */
    boolean cancelWaiting(UUID operation, String reason, Connection connection)
            throws SQLException {
        return cancel(connection, Optional.empty(), Optional.of(operation), reason) > 0;
    }

    private int cancel(
            Connection connection,
            Optional<ClusterRef> cluster,
            Optional<UUID> operation,
            String reason)
            throws SQLException {
        var all = end(connection, cluster, operation, reason);
        for (var cancelled : all) {
            say(connection, cancelled, reason);
        }
        return all.size();
    }

    private List<Operation> end(
            Connection connection,
            Optional<ClusterRef> cluster,
            Optional<UUID> operation,
            String reason)
            throws SQLException {
        try (var statement = connection.prepareStatement(cancel)) {
            Parameters.of(statement)
                    .text(cluster.map(ClusterRef::toString))
                    .id(operation.orElse(null))
                    .text(service)
                    .text(reason);
            var cancelled = new ArrayList<Operation>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                readable(rows).ifPresent(cancelled::add);
            }
            return cancelled;
        }
    }

    /** It is cancelled all the same, only nothing can be said of it. */
    private static Optional<Operation> readable(ResultSet row) throws SQLException {
        try {
            return Optional.of(OperationRow.read(row));
        } catch (UnreadableRow e) {
            LOG.atError().setCause(e).log("cancelled without a word");
            return Optional.empty();
        }
    }

    private void say(Connection connection, Operation cancelled, String reason)
            throws SQLException {
        var now = clock.instant();
        try (var statement = connection.prepareStatement(say)) {
            var parameters = Parameters.of(statement).id(cancelled.id());
            new Remembered(entry(cancelled, reason, now)).into(parameters);
            said(cancelled, reason, now).into(parameters);
            statement.execute();
        }
    }

    private static HistoryEntry entry(Operation cancelled, String reason, Instant now) {
        return new HistoryEntry(
                cancelled.at().step(),
                1,
                cancelled.at().visit(),
                0,
                Kind.CANCELLED,
                Optional.of(reason),
                now,
                Optional.empty());
    }

    private Said said(Operation cancelled, String reason, Instant now) {
        var fact =
                new OperationCancelled(
                        cancelled.cluster(), cancelled.id(), cancelled.workflow(), reason);
        var id = NameBasedId.ofFact(cancelled.id(), cancelled.at(), 0);
        return new Said(
                source,
                cancelled.cluster().toString(),
                Optional.of(cancelled.causationId()),
                now,
                List.of(new Said.Identified(id, fact)));
    }
}
