package dev.pghaven.operations.engine;

import static dev.pghaven.operations.engine.TestEngines.PATIENCE;
import static dev.pghaven.operations.engine.TestEngines.find;
import static dev.pghaven.operations.engine.TestEngines.status;
import static dev.pghaven.operations.engine.TestEngines.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.HistoryEntry.Kind;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.Workflow;
import dev.pghaven.operations.store.OperationQueries.Count;
import dev.pghaven.operations.store.Schema;
import dev.pghaven.testpostgres.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EngineIT {

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    // The locks of the clusters outlast a test, as they outlast a service.
    private final ClusterRef orders = TestEngines.freshCluster();
    private final ClusterRef billing = TestEngines.freshCluster();
    private final Published published = new Published();
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void runsTheStepsInOrderAndSaysWhatTheySaid() {
        var travel =
                Travel.exclusive(
                        Steps.<Journey>inOrder()
                                .step("pack", it -> Outcome.done(it.to("packed")))
                                .step("ride", it -> Outcome.done(it.to("there"), removed(it))));
        var engine = start(travel);

        var id = submit(engine, "1", travel, orders);

        awaitEnd(engine, id);
        assertThat(journey(engine, id).seen()).containsExactly("packed", "there");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(published.typesOf(orders))
                                .containsExactly(
                                        "OperationStepped", "OperationStepped", "ClusterRemoved"));
        assertThat(published.factsOf(orders))
                .allSatisfy(fact -> assertThat(fact.causationId()).contains("1"))
                .extracting(fact -> fact.sequence().orElseThrow())
                .containsExactly(1L, 2L, 3L);
        assertThat(engine.queries().timeline(id))
                .extracting(HistoryEntry::step, HistoryEntry::kind)
                .containsExactly(tuple("pack", Kind.DONE), tuple("ride", Kind.DONE));
        assertThat(engine.queries().timeline(id))
                .allSatisfy(entry -> assertThat(entry.took()).isPresent());
    }

    @Test
    void waitsAndFailuresAreTriedAgainUntilTheStepIsDone() {
        var travel = Travel.exclusive(Steps.<Journey>inOrder().step("ride", this::thirdTimeLucky));
        var engine = start(travel);

        var id = submit(engine, "1", travel, orders);

        awaitEnd(engine, id);
        assertThat(status(engine, id)).isEqualTo(Status.Name.COMPLETED);
        assertThat(engine.queries().timeline(id))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.WAITING, Kind.FAILED, Kind.DONE);
        assertThat(engine.queries().timeline(id).get(1).detail())
                .contains("IllegalStateException: rain");
    }

    @Test
    void whatAStepWaitsForCanBeRead() {
        var travel =
                Travel.exclusive(
                        Steps.<Journey>inOrder()
                                .step("ride", it -> Outcome.notYet("sun", Duration.ofMinutes(5))));
        var engine = start(travel);

        var id = submit(engine, "1", travel, orders);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(find(engine, id).status().waitingFor()).contains("sun"));
        assertThat(find(engine, id).at().attempts()).isOne();
    }

    @Test
    void letsGoOfWhatItHeldForAnOperationThatEnded() {
        var workflow =
                new Holding(Travel.exclusive(Steps.<Journey>inOrder().step("ride", Outcome::done)));
        var engine = start(workflow);

        var id = submit(engine, "1", workflow, orders);

        await().atMost(PATIENCE).until(() -> workflow.letGo().contains(id));
        assertThat(status(engine, id)).isEqualTo(Status.Name.COMPLETED);
    }

    /** As when this runner was paused for longer than its lease. */
    @Test
    void letsGoOfWhatItHeldForAnOperationThatAnotherRunnerHas() throws Exception {
        var workflow =
                new Holding(
                        Travel.exclusive(
                                Steps.<Journey>inOrder()
                                        .step(
                                                "ride",
                                                it -> Outcome.notYet("sun", Duration.ofHours(1)))));
        var schema = TestEngines.freshSchema();
        var engine = engines.engine(schema, POSTGRES.dataSource(), published, workflow);
        engine.start();
        var id = submit(engine, "1", workflow, orders);
        await().atMost(PATIENCE).until(() -> find(engine, id).at().attempts() == 1);
        assertThat(workflow.letGo()).isEmpty();

        giveToAnotherRunner(schema, id);

        await().atMost(PATIENCE).until(() -> workflow.letGo().contains(id));
        assertThat(find(engine, id).status().ended()).isFalse();
    }

    private static void giveToAnotherRunner(Schema schema, UUID operation) throws SQLException {
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update %s.operation set runner = gen_random_uuid() where id = '%s'"
                            .formatted(schema.name(), operation));
        }
    }

    /** A workflow whose operations hold something in the process that has them. */
    private record Holding(Travel travel, Set<UUID> letGo) implements Workflow<Journey> {
        Holding(Travel travel) {
            this(travel, ConcurrentHashMap.newKeySet());
        }

        @Override
        public String name() {
            return travel.name();
        }

        @Override
        public Class<Journey> stateType() {
            return travel.stateType();
        }

        @Override
        public Steps<Journey> steps() {
            return travel.steps();
        }

        @Override
        public Access access() {
            return travel.access();
        }

        @Override
        public Optional<Fact> stopped(Journey state, Stop stop) {
            return travel.stopped(state, stop);
        }

        @Override
        public void letGo(UUID operation) {
            letGo.add(operation);
        }
    }

    @Test
    void aRefusalStopsTheOperationFreesTheClusterAndSaysSo() {
        var refusing =
                Travel.exclusive(
                        Steps.<Journey>inOrder().step("ride", it -> Outcome.refused("no ticket")));
        var engine = start(refusing);

        var first = submit(engine, "1", refusing, orders);
        var second = submit(engine, "2", refusing, orders);

        awaitEnd(engine, first);
        awaitEnd(engine, second);
        assertThat(find(engine, first).status()).isEqualTo(new Status.Stopped("no ticket"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(published.typesOf(orders))
                                .containsExactly("RemovalFailed", "RemovalFailed"));
    }

    @Test
    void anAnswerThatTheStoreNeverTakesEndsWithTheStepsDeadline() {
        var travel =
                Travel.exclusive(
                        Steps.<Journey>inOrder()
                                .step(
                                        "ride",
                                        Duration.ofSeconds(1),
                                        it -> Outcome.refused("the rails\u0000end here")));
        var engine = start(travel);

        var id = submit(engine, "1", travel, orders);

        awaitEnd(engine, id);
        assertThat(find(engine, id).status().whyEnded().orElseThrow())
                .startsWith("not within 1s: StoreException: store: ERROR: invalid byte sequence");
    }

    @Test
    void aStepOfAnUnreachableClusterHoldsUpNobodyElse() throws Exception {
        var release = new CountDownLatch(1);
        var travel =
                Travel.exclusive(
                        Steps.<Journey>inOrder().step("ride", it -> rideUnlessOrders(it, release)));
        var schema = TestEngines.freshSchema();
        var engine = engines.engine(schema, POSTGRES.dataSource(), published, travel);
        engine.start();

        var slow = submit(engine, "slow", travel, orders);
        await().atMost(PATIENCE).until(() -> tries.get() == 1);
        var queued = submit(engine, "queued", travel, orders);
        var quick = submit(engine, "quick", travel, billing);

        awaitEnd(engine, quick);
        assertThat(status(engine, slow)).isEqualTo(Status.Name.RUNNING);
        assertThat(find(engine, queued).status())
                .isEqualTo(
                        new Status.Queued(
                                Optional.of(
                                        "travel %s of %s holds the cluster"
                                                .formatted(slow, schema.name()))));
        release.countDown();
        awaitEnd(engine, queued);
    }

    @Test
    void manyMoreOperationsThanSlotsMayWaitAtOnce() {
        var travel =
                Travel.exclusive(
                        Steps.<Journey>inOrder()
                                .step(
                                        "ride",
                                        it ->
                                                tries.incrementAndGet() <= 40
                                                        ? Outcome.notYet(
                                                                "all", Duration.ofMillis(300))
                                                        : Outcome.done(it)));
        var engine = start(travel);

        for (int i = 0; i < 40; i++) {
            submit(engine, "many-" + i, travel, new ClusterRef("many", "c" + i));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(engine.queries().counts())
                                .containsExactly(new Count("travel", Status.Name.COMPLETED, 40)));
    }

    @Test
    void aStopLetsTheRunningStepFinishAndGivesTheRestBackAtOnce() throws Exception {
        var schema = TestEngines.freshSchema();
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var travel =
                Travel.exclusive(
                        Steps.<Journey>inOrder()
                                .step("pack", it -> pack(it, entered, release))
                                .step("ride", it -> Outcome.done(it.to("there"))));
        var first = engines.engine(schema, POSTGRES.newPool(), published, travel);
        first.start();
        var id = submit(first, "1", travel, orders);
        assertThat(entered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        var closing = Thread.ofVirtual().start(first::close);
        release.countDown();
        closing.join();

        assertThat(find(first, id).at().step()).isEqualTo("ride");
        assertThat(status(first, id)).isEqualTo(Status.Name.RUNNING);
        var began = System.nanoTime();
        var second = engines.engine(schema, POSTGRES.newPool(), published, travel);
        second.start();
        awaitEnd(second, id);
        assertThat(journey(second, id).seen()).containsExactly("packed", "there");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
    }

    @Test
    void aFollowerHearsOfEachChange() throws Exception {
        var release = new CountDownLatch(1);
        var travel =
                Travel.exclusive(
                        Steps.<Journey>inOrder().step("ride", it -> rideUnlessOrders(it, release)));
        var schema = TestEngines.freshSchema();
        var engine = engines.engine(schema, POSTGRES.newPool(), published, travel);
        engine.start();
        var other = engines.engine(schema, POSTGRES.newPool(), published);
        other.start();
        var id = submit(engine, "1", travel, orders);
        await().atMost(PATIENCE).until(() -> tries.get() == 1);
        var known = find(other, id).revision();

        var unchanged = other.follower().awaitChange(id, known, Duration.ofMillis(100));
        var following = CompletableFuture.supplyAsync(() -> follow(other, id, known));
        release.countDown();

        assertThat(unchanged.orElseThrow().revision()).isEqualTo(known);
        assertThat(following.get().status()).isEqualTo(new Status.Completed());
        assertThat(other.follower().awaitChange(UUID.randomUUID(), 0, PATIENCE)).isEmpty();
    }

    private static Operation follow(Engine engine, UUID id, long known) {
        try {
            return engine.follower().awaitChange(id, known, PATIENCE).orElseThrow();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoReplicasShareTheWorkAndEachFactIsThereOnce() {
        var schema = TestEngines.freshSchema();
        var travel =
                Travel.exclusive(
                        Steps.<Journey>inOrder()
                                .step("pack", it -> Outcome.done(it.to("packed")))
                                .step("ride", it -> Outcome.done(it.to("there"))));
        var one = engines.engine(schema, POSTGRES.newPool(), published, travel);
        var two = engines.engine(schema, POSTGRES.newPool(), published, travel);
        one.start();
        two.start();

        for (int i = 0; i < 30; i++) {
            submit(i % 2 == 0 ? one : two, "shared-" + i, travel, orders);
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published.factsOf(orders)).hasSize(60));
        assertThat(published.factsOf(orders))
                .extracting(fact -> fact.sequence().orElseThrow())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
        assertThat(published.deliveries()).extracting(Envelope::id).doesNotHaveDuplicates();
    }

    private Engine start(Workflow<Journey> travel) {
        var engine =
                engines.engine(TestEngines.freshSchema(), POSTGRES.dataSource(), published, travel);
        engine.start();
        return engine;
    }

    private Outcome<Journey> thirdTimeLucky(Journey it) {
        return switch (tries.incrementAndGet()) {
            case 1 -> Outcome.notYet("sun", Duration.ofMillis(20));
            case 2 -> throw new IllegalStateException("rain");
            default -> Outcome.done(it);
        };
    }

    private Outcome<Journey> rideUnlessOrders(Journey it, CountDownLatch release) {
        tries.incrementAndGet();
        if (it.cluster().equals(orders)) {
            pass(release);
        }
        return Outcome.done(it);
    }

    private static Outcome<Journey> pack(
            Journey it, CountDownLatch entered, CountDownLatch release) {
        entered.countDown();
        pass(release);
        return Outcome.done(it.to("packed"));
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitEnd(Engine engine, UUID id) {
        await().atMost(PATIENCE).until(() -> find(engine, id).status().ended());
    }

    private static Journey journey(Engine engine, UUID id) {
        return Json.read(find(engine, id).state(), Journey.class);
    }

    private static ClusterRemoved removed(Journey it) {
        return new ClusterRemoved(it.cluster(), new UUID(0, 0));
    }
}
