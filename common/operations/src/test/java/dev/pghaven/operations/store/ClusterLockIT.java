package dev.pghaven.operations.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.pghaven.operations.Transitions;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.Workflow;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.testpostgres.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        "EXCLUSIVE_FINAL, EXCLUSIVE, false"
    })
    void onlyReadersShare(Access holder, Access other, boolean together) {
        submit(engine, "holder", holder);
        assertThat(claim()).containsExactly("holder");

        submit(engine, "other", other);

        assertThat(claim()).isEqualTo(together ? List.of("other") : List.of());
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
        assertThat(engine.queries().removalUnderWay(orders)).contains(id(schema, "removal"));
        assertThat(otherService.queries().removalUnderWay(orders)).contains(id(schema, "removal"));

        finish("holder");

        assertThat(claim()).containsExactly("removal");
        var reason = "removal " + id(schema, "removal") + " ends the cluster";
        assertThat(statusOf("waiting")).isEqualTo(new Status.Cancelled(reason));
        assertThat(facts()).containsExactly("dev.pghaven.OperationCancelled.v1");
        assertThat(otherService.queries().find(id(otherSchema, "elsewhere")).orElseThrow().status())
                .isInstanceOf(Status.Queued.class);
        finish("removal");
        assertThat(engine.queries().removalUnderWay(orders)).isEmpty();
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
        var claim = new Claim(operation, runner.leases().renew(LEASE).get(id), false);
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
