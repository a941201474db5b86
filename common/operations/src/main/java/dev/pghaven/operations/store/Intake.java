package dev.pghaven.operations.store;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.RequestRejected;
import dev.pghaven.contracts.Violation;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.NameBasedId;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.Position;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.Workflow;
import dev.pghaven.operations.signals.Signal;
import dev.pghaven.operations.signals.Signals;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Where requests, and facts of other services, become operations. A message counts once, however
 * often it is delivered: its identity is remembered in the transaction that acts upon it.
 */
public final class Intake {
    private static final String REMEMBER =
            """
            with fresh as (
                insert into $s.inbox (source, id, digest, operation) values (?, ?, ?, ?)
                on conflict do nothing
                returning id)\
            """;
    private static final String SUBMIT =
            """
            with removal as (
                select operation from coordination.cluster_lock
                where cluster = ? and access = 'EXCLUSIVE_FINAL' and ? <> 'EXCLUSIVE_FINAL'
                order by ticket limit 1),
            fresh as (
                insert into $s.inbox (source, id, digest, operation)
                select ?, ?, ?, ? where not exists (select 1 from removal)
                on conflict do nothing
                returning id),
            asked as (
                insert into $s.operation
                    (id, workflow, cluster, causation_id, requested_by, state, step, visit,
                     attempts, failures, status, due)
                select ?, ?, ?, ?, ?, ?::json, ?, ?, 0, 0, 'QUEUED', clock_timestamp()
                from fresh),
            queued as (
                insert into coordination.cluster_lock
                    (operation, cluster, service, workflow, access)
                select ?, ?, ?, ?, ? from fresh)
            select exists (select 1 from fresh) as accepted,
                   (select operation from removal) as removal
            """;
    private static final String REJECT =
            REMEMBER + ",\n" + Said.after("fresh") + "select id from fresh";
    private static final String SEE = REMEMBER + " select id from fresh";
    private static final String KNOWN =
            "select digest, operation from $s.inbox where source = ? and id = ?";
    private static final String REJECT_REUSE =
            """
            with unsaid as (
                select 1 where not exists (select 1 from $s.outbox where id = ?)),
            """
                    + Said.after("unsaid")
                    + "select 1";

    private final Database database;
    private final Signals signals;
    private final String service;
    private final URI source;
    private final InstantSource clock;
    private final Schema schema;

    public Intake(
            DataSource dataSource,
            Schema schema,
            Signals signals,
            String service,
            URI source,
            InstantSource clock) {
        this.database = new Database(dataSource);
        this.schema = schema;
        this.signals = signals;
        this.service = service;
        this.source = source;
        this.clock = clock;
    }

    /**
     * Makes the message an operation, unless it was here before or comes too late. Whoever asks to
     * end the cluster at the same time is either before or after it, never in between.
     */
    public <S> Submission submit(
            Identity identity, Workflow<S> workflow, ClusterRef cluster, S initialState) {
        return submit(identity, cluster, new Plan<>(workflow, initialState));
    }

    /** The same. */
    public Submission submit(Identity identity, ClusterRef cluster, Plan<?> plan) {
        var submission =
                database.inTransaction(connection -> submit(connection, identity, cluster, plan));
        if (submission instanceof Submission.Accepted) {
            signals.send(new Signal.Due());
        }
        return submission;
    }

    /**
     * The same in the caller's transaction. Only after its commit can the caller say that something
     * is due.
     */
    public Submission submit(
            Connection connection, Identity identity, ClusterRef cluster, Plan<?> plan)
            throws SQLException {
        var workflow = plan.workflow();
        var operation = identity.operationOf(service);
        var first = Position.atStartOf(workflow.steps().first());
        lock(connection, cluster);
        try (var statement = connection.prepareStatement(schema.in(SUBMIT))) {
            var parameters =
                    Parameters.of(statement)
                            .text(cluster.toString())
                            .text(workflow.access().name());
            remember(parameters, identity, Optional.of(operation))
                    .id(operation)
                    .text(workflow.name())
                    .text(cluster.toString())
                    .text(identity.cause())
                    .text(identity.source().toString())
                    .text(Json.write(plan.initialState()))
                    .text(first.step())
                    .number(first.visit())
                    .id(operation)
                    .text(cluster.toString())
                    .text(service)
                    .text(workflow.name())
                    .text(workflow.access().name());
            var rows = statement.executeQuery();
            rows.next();
            var removal = Optional.ofNullable(rows.getObject("removal", UUID.class));
            return rows.getBoolean("accepted")
                    ? new Submission.Accepted(operation)
                    : known(connection, identity)
                            .or(() -> removal.map(Submission.TooLate::new))
                            .orElseThrow();
        }
    }

    /** Answers the request with {@code RequestRejected}, unless it was here before. */
    public Submission reject(Identity identity, RequestRejected fact) {
        var submission = database.inTransaction(connection -> reject(connection, identity, fact));
        signals.send(new Signal.Facts());
        return submission;
    }

    /**
     * Answers a request whose identity belongs to another one, so that its sender learns of it; a
     * redelivery is answered once.
     */
    public void rejectReused(Identity identity, String subject, String requestType) {
        var rule = "was the id of another request of this source";
        var fact =
                new RequestRejected(
                        subject, requestType, identity.id(), List.of(new Violation("id", rule)));
        database.with(connection -> rejectReused(connection, identity, fact));
        signals.send(new Signal.Facts());
    }

    /** True the first time; for messages that lead to no operation. */
    public boolean firstSeen(Identity identity) {
        return database.with(connection -> see(connection, identity));
    }

    private static void lock(Connection connection, ClusterRef cluster) throws SQLException {
        try (var statement = connection.prepareStatement(AdvisoryLocks.INTAKE_OF_CLUSTER)) {
            Parameters.of(statement).text(cluster.toString());
            statement.execute();
        }
    }

    private Submission reject(Connection connection, Identity identity, RequestRejected fact)
            throws SQLException {
        try (var statement = connection.prepareStatement(schema.in(REJECT))) {
            var parameters = remember(Parameters.of(statement), identity, Optional.empty());
            said(identity, factId("rejected", identity), fact).into(parameters);
            return statement.executeQuery().next()
                    ? new Submission.Rejected()
                    : known(connection, identity).orElseThrow();
        }
    }

    private boolean rejectReused(Connection connection, Identity identity, RequestRejected fact)
            throws SQLException {
        var id = factId("reused", identity);
        try (var statement = connection.prepareStatement(schema.in(REJECT_REUSE))) {
            said(identity, id, fact).into(Parameters.of(statement).id(id));
            return statement.execute();
        }
    }

    private boolean see(Connection connection, Identity identity) throws SQLException {
        try (var statement = connection.prepareStatement(schema.in(SEE))) {
            remember(Parameters.of(statement), identity, Optional.empty());
            return statement.executeQuery().next();
        }
    }

    private Optional<Submission> known(Connection connection, Identity identity)
            throws SQLException {
        try (var statement = connection.prepareStatement(schema.in(KNOWN))) {
            Parameters.of(statement).text(identity.source().toString()).text(identity.id());
            var rows = statement.executeQuery();
            return rows.next() ? Optional.of(known(rows, identity)) : Optional.empty();
        }
    }

    private static Submission known(ResultSet row, Identity identity) throws SQLException {
        if (!row.getString("digest").equals(identity.digest())) {
            return new Submission.IdentityReused();
        }
        var operation = row.getObject("operation", UUID.class);
        return operation == null ? new Submission.Rejected() : new Submission.Known(operation);
    }

    private static Parameters remember(
            Parameters parameters, Identity identity, Optional<UUID> operation)
            throws SQLException {
        return parameters
                .text(identity.source().toString())
                .text(identity.id())
                .text(identity.digest())
                .id(operation.orElse(null));
    }

    private Said said(Identity identity, UUID id, RequestRejected fact) {
        return new Said(
                source,
                fact.subject(),
                Optional.of(identity.cause()),
                clock.instant(),
                List.of(new Said.Identified(id, fact)));
    }

    private static UUID factId(String kind, Identity identity) {
        return NameBasedId.of(kind, identity.source().toString(), identity.id(), identity.digest());
    }
}
