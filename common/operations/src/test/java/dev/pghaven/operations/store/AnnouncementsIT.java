package dev.pghaven.operations.store;

import static dev.pghaven.operations.engine.TestEngines.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.operations.Announcement;
import dev.pghaven.operations.FactPublisher;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.OutboxRecord;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.EngineSettings;
import dev.pghaven.operations.engine.Published;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.operations.outbox.RelaySettings;
import dev.pghaven.testpostgres.TestPostgres;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnnouncementsIT {
    private static final FactPublisher NOWHERE = facts -> {};
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Schema schema = TestEngines.freshSchema();
    private final URI source = TestEngines.settings(schema).source();
    private final ClusterRef orders = TestEngines.freshCluster();
    private final Announcement stalled = announcement("stalled", "2026-01-01T00:00:00Z");
    private final Database database = new Database(POSTGRES.dataSource());
    private Engine engine;

    @BeforeEach
    void migrate() {
        engine = engines.engine(schema, POSTGRES.newPool(), NOWHERE);
    }

    @Test
    void isSaidOnceByHoweverManyReplicasAtOnce() throws Exception {
        var replica = engines.engine(schema, POSTGRES.newPool(), NOWHERE);
        var start = new CountDownLatch(1);
        try (var observers = Executors.newVirtualThreadPerTaskExecutor()) {
            var said =
                    IntStream.range(0, 16)
                            .mapToObj(i -> i % 2 == 0 ? engine : replica)
                            .map(it ->
                                    observers.submit(() -> {
                                        start.await();
                                        return it.announcements().announce(stalled);
                                    }))
                            .toList();
            start.countDown();

            assertThat(said.stream().filter(AnnouncementsIT::get)).hasSize(1);
        }
        assertThat(outbox()).hasSize(1);
    }

    @Test
    void theEnvelopeSaysWhoAndOfWhatAndWhy() {
        engine.announcements().announce(stalled);
        engine.announcements()
                .announce(announcement("resumed", "2026-01-01T01:00:00Z").causedBy("fact-7"));

        var facts = outbox();

        assertThat(facts).extracting(Envelope::source).containsOnly(source);
        assertThat(facts).extracting(Envelope::subject).containsOnly(orders.toString());
        assertThat(facts.getFirst().causationId()).isEmpty();
        assertThat(facts.getLast().causationId()).contains("fact-7");
        assertThat(facts.getFirst().id()).isEqualTo(stalled.idFrom(source).toString());
    }

    @Test
    void takesTheNextNumberAmongTheFactsOfOperations() {
        var published = new Published();
        var travel = Travel.exclusive(Steps.<Journey>inOrder().step("ride", Outcome::done));
        var running = engines.engine(schema, POSTGRES.newPool(), published, travel);
        running.start();

        running.announcements().announce(stalled);
        TestEngines.submit(running, "1", travel, orders);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published.factsOf(orders)).hasSize(2));
        running.announcements().announce(announcement("resumed", "1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published.factsOf(orders)).hasSize(3));
        assertThat(published.factsOf(orders))
                .extracting(fact -> fact.sequence().orElseThrow())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 3).boxed().toList());
    }

    @Test
    void isSaidWithTheTransactionOfItsCallerOrNotAtAll() {
        assertThatThrownBy(() ->
                        database.inTransaction(transaction -> {
                            assertThat(announce(transaction, stalled)).isTrue();
                            throw new IllegalStateException("the caller rolls back");
                        }))
                .hasMessage("the caller rolls back");
        assertThat(outbox()).isEmpty();

        var again = database.inTransaction(transaction -> announce(transaction, stalled));
        var third = database.inTransaction(transaction -> announce(transaction, stalled));

        assertThat(again).isTrue();
        assertThat(third).isFalse();
        assertThat(outbox())
                .singleElement()
                .satisfies(fact -> assertThat(fact.sequence()).contains(1L));
    }

    @Test
    void refusesAConnectionThatCommitsByItself() {
        assertThatThrownBy(() -> database.with(it -> announce(it, stalled)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not in a transaction");
        assertThat(outbox()).isEmpty();
    }

    /** The relay's poll is so slow that only the commit can have woken it. */
    @Test
    void theCommitWakesTheRelay() {
        var published = new Published();
        var patient = new Engine(slowlyPolling(), POSTGRES.newPool(), List.of(), published);
        try (patient) {
            patient.start();
            await().atMost(PATIENCE).until(() -> relayHasTheLease());

            database.inTransaction(
                    transaction -> patient.announcements().announce(transaction, stalled));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(published.facts()).hasSize(1));
        }
    }

    @Test
    void aFactThatIsStillAskedForIsNotForgottenAndOneThatIsNotIsSaidAgain() {
        engine.announcements().announce(stalled);
        age(Duration.ofDays(2));

        assertThat(engine.announcements().announce(stalled)).isFalse();
        assertThat(engine.announcements().prune(HOUR)).isZero();
        assertThat(engine.announcements().announce(stalled)).isFalse();

        age(Duration.ofDays(2));
        assertThat(engine.announcements().prune(HOUR)).isOne();
        forgetTheOutbox();
        assertThat(engine.announcements().announce(stalled)).isTrue();
        assertThat(outbox())
                .singleElement()
                .satisfies(
                        fact -> assertThat(fact.id()).isEqualTo(stalled.idFrom(source).toString()));
    }

    @Test
    void thePrunedOutboxDoesNotForget() {
        engine.announcements().announce(stalled);
        forgetTheOutbox();

        assertThat(engine.announcements().announce(stalled)).isFalse();
        assertThat(outbox()).isEmpty();
    }

    private Announcement announcement(String... observed) {
        return Announcement.of(new ClusterRemoved(orders, new UUID(0, 0)), observed);
    }

    private boolean announce(Connection connection, Announcement announcement) throws SQLException {
        return engine.announcements().announce(connection, announcement);
    }

    private List<Envelope> outbox() {
        return engine.outbox().unpublished(new UUID(0, 1), HOUR, 100).stream()
                .map(OutboxRecord::envelope)
                .toList();
    }

    private void forgetTheOutbox() {
        execute("delete from $s.outbox");
    }

    private void age(Duration by) {
        execute("update $s.announced set asked_at = asked_at - interval '" + by + "'");
    }

    private boolean relayHasTheLease() {
        return database.with(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeQuery(schema.in("select 1 from $s.relay_lease")).next();
            }
        });
    }

    private void execute(String sql) {
        database.with(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(schema.in(sql));
            }
        });
    }

    private EngineSettings slowlyPolling() {
        var usual = TestEngines.settings(schema);
        var relay = usual.relay();
        return new EngineSettings(
                usual.service(),
                schema,
                source,
                usual.runner(),
                new RelaySettings(
                        relay.batch(),
                        Duration.ofHours(4),
                        HOUR,
                        relay.retention(),
                        relay.backoff()),
                usual.retention());
    }

    private static boolean get(Future<Boolean> said) {
        try {
            return said.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
