package dev.pghaven.operations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Backoff;
import dev.pghaven.operations.FactPublisher;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.OutboxRecord;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.StepRun;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.Transitions;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.Workflow;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.testpostgres.TestPostgres;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterLockIT {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final FactPublisher NOWHERE = facts -> {};

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Schema schema = TestEngines.freshSchema();
    private final Schema otherSchema = TestEngines.freshSchema();
    private final ClusterRef orders = TestEngines.freshCluster();
    private final RunnerStore runner = runner(schema);
    private Engine engine;
    private Engine otherService;

    @BeforeEach
    void migrate() {
        engine = engines.engine(schema, POSTGRES.dataSource(), NOWHERE);
        otherService = engines.engine(otherSchema, POSTGRES.dataSource(), NOWHERE);
        runner.leases().renew(LEASE);
    }

    @ParameterizedTest(name = "{0} then {1}")
    @CsvSource({
        "SHARED, SHARED, true",
        "SHARED, EXCLUSIVE, false",
        "SHARED, EXCLUSIVE_FIRST, false",
        "SHARED, EXCLUSIVE_FINAL, false",
        "EXCLUSIVE, SHARED, false",
        "EXCLUSIVE, EXCLUSIVE, false",
        "EXCLUSIVE, EXCLUSIVE_FIRST, false",
        "EXCLUSIVE, EXCLUSIVE_FINAL, false",
        "EXCLUSIVE_FIRST, SHARED, false",
        "EXCLUSIVE_FINAL, EXCLUSIVE_FINAL, false"
    })
    void onlyReadersShare(Access holder, Access other, boolean together) {
        submit(engine, "holder", holder);
        assertThat(claim()).containsExactly("holder");

        submit(engine, "other", other);

        assertThat(claim()).isEqualTo(together ? List.of("other") : List.of());
    }

    @Test
    void whoChangesTheClusterIsKnownFromItsBeginToItsEnd() {
        var holders = new ClusterHolders(POSTGRES.dataSource());
        submit(engine, "reader", Access.SHARED);
        submit(engine, "writer", Access.EXCLUSIVE);
        assertThat(claim()).containsExactly("reader");
        assertThat(holders.changing(orders)).isEmpty();

        finish("reader");
        assertThat(claim()).containsExactly("writer");
        assertThat(holders.changing(orders).orElseThrow()).startsWith("writer ");

        finish("writer");
        assertThat(holders.changing(orders)).isEmpty();
    }

    @Test
    void firstInFirstOut() {
        submit(engine, "first", Access.EXCLUSIVE);
        submit(engine, "second", Access.EXCLUSIVE);
        submit(engine, "third", Access.EXCLUSIVE);

        assertThat(claim()).containsExactly("first");
        assertThat(claim()).isEmpty();
    }

    @Test
    void aReaderDoesNotPassAWaitingWriter() {
        submit(engine, "reader", Access.SHARED);
        assertThat(claim()).containsExactly("reader");
        submit(engine, "writer", Access.EXCLUSIVE);
        submit(engine, "late-reader", Access.SHARED);

        assertThat(claim()).isEmpty();
    }

    @Test
    void readersInARowBeginTogether() {
        submit(engine, "one", Access.SHARED);
        submit(engine, "two", Access.SHARED);
        submit(engine, "writer", Access.EXCLUSIVE);

        assertThat(claim()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void anEmergencyPassesWhoHasNotBegunAndCancelsNobody() {
        submit(engine, "waiting", Access.EXCLUSIVE);
        submit(engine, "emergency", Access.EXCLUSIVE_FIRST);

        assertThat(claim()).containsExactly("emergency");
        assertThat(statusOf("waiting")).isInstanceOf(Status.Queued.class);
    }

    @Test
    void thosePassingKeepTheirOrderAmongThemselves() {
        submit(engine, "emergency", Access.EXCLUSIVE_FIRST);
        submit(engine, "removal", Access.EXCLUSIVE_FINAL);

        assertThat(claim()).containsExactly("emergency");
        assertThat(statusOf("removal")).isInstanceOf(Status.Queued.class);
    }

    @Test
    void aRemovalWaitsForTheHolderAndThenCancelsThisServicesWaiting() {
        submit(engine, "holder", Access.EXCLUSIVE);
        assertThat(claim()).containsExactly("holder");
        submit(engine, "waiting", Access.EXCLUSIVE);
        submit(otherService, "elsewhere", Access.SHARED);
        submit(engine, "removal", Access.EXCLUSIVE_FINAL);
        assertThat(claim()).isEmpty();
        var tooLate = new Submission.TooLate(id(schema, "removal"));
        assertThat(handIn(engine, "late", Access.EXCLUSIVE)).isEqualTo(tooLate);
        assertThat(handIn(otherService, "late", Access.SHARED)).isEqualTo(tooLate);
        assertThat(handIn(engine, "waiting", Access.EXCLUSIVE))
                .isEqualTo(new Submission.Known(id(schema, "waiting")));

        finish("holder");

        assertThat(claim()).containsExactly("removal");
        var reason = "removal " + id(schema, "removal") + " ends the cluster";
        assertThat(statusOf("waiting")).isEqualTo(new Status.Cancelled(reason));
        assertThat(facts()).containsExactly("dev.pghaven.OperationCancelled.v1");
        assertThat(otherService.queries().find(id(otherSchema, "elsewhere")).orElseThrow().status())
                .isInstanceOf(Status.Queued.class);
        finish("removal");
        assertThat(handIn(engine, "late", Access.EXCLUSIVE))
                .isEqualTo(new Submission.Accepted(id(schema, "late")));
    }

    /** Else it would stand in the queue behind the removal, and bring the cluster back. */
    @Test
    void whatIsHandedInTogetherWithARemovalDoesNotSlipInBehindIt() throws Exception {
        var database = new Database(POSTGRES.dataSource());
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            var late =
                    database.inTransaction(removal -> {
                        execute(
                                removal,
                                AdvisoryLocks.INTAKE_OF_CLUSTER.replace("?", "'" + orders + "'"));
                        var request =
                                requests.submit(() -> handIn(engine, "late", Access.EXCLUSIVE));
                        await().atMost(TestEngines.PATIENCE)
                                .until(() -> somebodyWaitsForTheIntake());
                        execute(
                                removal,
                                "insert into coordination.cluster_lock"
                                        + " (operation, cluster, service, workflow, access) values ('"
                                        + new UUID(0, 1)
                                        + "', '"
                                        + orders
                                        + "', 'other', 'removal', 'EXCLUSIVE_FINAL')");
                        return request;
                    });

            assertThat(late.get()).isEqualTo(new Submission.TooLate(new UUID(0, 1)));
        }
    }

    @Test
    void whoWaitsSaysForWhomAlsoAcrossServices() {
        submit(engine, "holder", Access.EXCLUSIVE);
        claim();
        submit(otherService, "waiting", Access.EXCLUSIVE);
        submit(otherService, "emergency", Access.EXCLUSIVE_FIRST);

        assertThat(waitingFor(otherSchema, "waiting"))
                .isEqualTo(
                        "holder %s of %s holds the cluster"
                                .formatted(id(schema, "holder"), schema.name()));
        finish("holder");
        assertThat(waitingFor(otherSchema, "waiting"))
                .isEqualTo(
                        "emergency %s of %s goes first"
                                .formatted(id(otherSchema, "emergency"), otherSchema.name()));
    }

    @Test
    void whileAnotherRunnerDecidesWhoGetsTheClusterNobodyElseDoes() {
        submit(engine, "one", Access.EXCLUSIVE);
        var decision = "select " + AdvisoryLocks.forQueueOf("'" + orders + "'");
        var database = new Database(POSTGRES.dataSource());

        database.inTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(decision);
                assertThat(claim()).isEmpty();
                return statement;
            }
        });

        assertThat(claim()).containsExactly("one");
    }

    @Test
    void clustersDoNotWaitForEachOther() {
        submit(engine, "one", Access.EXCLUSIVE);
        var elsewhere = TestEngines.freshCluster();
        TestEngines.submit(engine, "two", workflow("two", Access.EXCLUSIVE), elsewhere);

        assertThat(claim()).containsExactlyInAnyOrder("one", "two");
    }

    private void submit(Engine service, String name, Access access) {
        TestEngines.submit(service, name, workflow(name, access), orders);
    }

    private Submission handIn(Engine service, String name, Access access) {
        return service.intake()
                .submit(
                        TestEngines.identity(name),
                        workflow(name, access),
                        orders,
                        Journey.on(orders));
    }

    private static boolean somebodyWaitsForTheIntake() {
        var waiting =
                "select 1 from pg_locks where locktype = 'advisory' and classid = 7464"
                        + " and not granted";
        return new Database(POSTGRES.dataSource())
                .with(connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.executeQuery(waiting).next();
                    }
                });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> claim() {
        return runner.claims().claim(10, inHand()).stream()
                .map(Claim::operation)
                .sorted(Comparator.comparing(Operation::requestedAt))
                .map(Operation::workflow)
                .toList();
    }

    private List<UUID> inHand() {
        return List.copyOf(runner.leases().renew(LEASE).keySet());
    }

    private void finish(String name) {
        var id = id(schema, name);
        var operation = engine.queries().find(id).orElseThrow();
        var claim = new Claim(operation, runner.leases().renew(LEASE).get(id).token(), false);
        var workflow = workflow(name, Access.EXCLUSIVE);
        var tried =
                new StepRun(InstantSource.system()).tryStep(workflow, operation, Optional::empty);
        var end = new Transitions(Backoff.DEFAULT).after(workflow, operation, tried);
        runner.checkpoints().save(claim, end, end.entry().orElseThrow()).orElseThrow();
    }

    private Status statusOf(String name) {
        return engine.queries().find(id(schema, name)).orElseThrow().status();
    }

    private String waitingFor(Schema service, String name) {
        var queries = new OperationQueries(POSTGRES.dataSource(), service);
        return queries.find(id(service, name)).orElseThrow().status().waitingFor().orElseThrow();
    }

    /** Of the cancellations only: what finished has stepped, too. */
    private List<String> facts() {
        var outbox = new Outbox(POSTGRES.dataSource(), schema);
        return outbox.unpublished(UUID.randomUUID(), LEASE, 100).stream()
                .map(OutboxRecord::envelope)
                .map(Envelope::type)
                .filter(type -> type.contains("Cancelled"))
                .toList();
    }

    private static UUID id(Schema service, String name) {
        return TestEngines.identity(name).operationOf(service.name());
    }

    private static Workflow<Journey> workflow(String name, Access access) {
        return new Travel(name, access, Steps.<Journey>inOrder().step("ride", Outcome::done));
    }

    private static RunnerStore runner(Schema schema) {
        var id = UUID.randomUUID();
        var source = URI.create("/pghaven/test");
        var cancellations =
                new Cancellations(schema, schema.name(), source, InstantSource.system());
        var names =
                Stream.of(
                                "holder",
                                "other",
                                "first",
                                "second",
                                "third",
                                "reader",
                                "writer",
                                "late-reader",
                                "one",
                                "two",
                                "waiting",
                                "emergency",
                                "removal")
                        .toList();
        return new RunnerStore(
                new Claims(POSTGRES.dataSource(), schema, id, names, cancellations),
                new Checkpoints(POSTGRES.dataSource(), schema, id, source),
                new Leases(POSTGRES.dataSource(), schema, id));
    }
}
