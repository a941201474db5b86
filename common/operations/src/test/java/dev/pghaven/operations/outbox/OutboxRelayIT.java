package dev.pghaven.operations.outbox;

import static dev.pghaven.operations.engine.TestEngines.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.RequestRejected;
import dev.pghaven.operations.FactPublisher;
import dev.pghaven.operations.OutboxRecord;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.Published;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.operations.signals.Signals;
import dev.pghaven.operations.store.Outbox;
import dev.pghaven.operations.store.Schema;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboxRelayIT {
    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Schema schema = TestEngines.freshSchema();
    private final ClusterRef orders = TestEngines.freshCluster();
    private final Published published = new Published();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Engine engine;
    private Outbox outbox;

    @BeforeEach
    void migrate() {
        engine = engines.engine(schema, POSTGRES.dataSource(), published);
        outbox = engine.outbox();
    }

    @AfterEach
    void close() throws Exception {
        for (var closeable : open) {
            closeable.close();
        }
    }

    @Test
    void publishesInOrderAndOnceWhenNothingGoesWrong() {
        say(1, 250);
        relay(published);

        awaitFacts(250);

        assertThat(sequencesOf(published.deliveries())).isEqualTo(upTo(250));
        await().atMost(PATIENCE).until(() -> outbox.lag().isEmpty());
    }

    @Test
    void whatCouldNotBePublishedComesAgainInOrder() {
        published.away(true);
        say(1, 20);
        relay(published);
        await().atMost(PATIENCE)
                .until(() -> outbox.lag().filter(lag -> lag.toMillis() > 300).isPresent());
        say(21, 30);

        published.away(false);

        awaitFacts(30);
        assertThat(sequencesOf(published.deliveries())).isEqualTo(upTo(30));
    }

    @Test
    void aPublicationThatFailsHalfWayIsRepeatedAndLosesNothing() {
        say(1, 10);
        var failing = new FailingHalfWay(published);
        relay(failing);

        awaitFacts(10);

        assertThat(sequencesOf(published.facts())).isEqualTo(upTo(10));
        assertThat(published.deliveries()).hasSizeGreaterThan(10);
    }

    @Test
    void onlyOneRelayPublishesAndAnotherGoesOnWhenItDies() {
        var doomedPool = POSTGRES.newPool();
        relay(published, new Outbox(doomedPool, schema));
        say(1, 5);
        awaitFacts(5);
        relay(published);
        doomedPool.close();

        say(6, 10);

        awaitFacts(10);
        assertThat(sequencesOf(published.deliveries())).isEqualTo(upTo(10));
    }

    @Test
    void theLeaseIsKeptWhileAPublicationLasts() throws Exception {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        say(1, 1);
        relay(facts -> {
            entered.countDown();
            pass(release);
            published.publish(facts);
        });
        entered.await();

        await().during(TestEngines.LEASE.multipliedBy(2))
                .atMost(PATIENCE)
                .until(() -> outbox.unpublished(new UUID(0, 1), TestEngines.LEASE, 10).isEmpty());

        release.countDown();
        awaitFacts(1);
    }

    @Test
    void publishedFactsGoAfterTheirRetention() {
        say(1, 5);
        relay(published);
        awaitFacts(5);
        await().atMost(PATIENCE).until(() -> outbox.lag().isEmpty());

        assertThat(outbox.prune(Duration.ofHours(1))).isZero();
        assertThat(outbox.prune(Duration.ZERO)).isEqualTo(5);
    }

    /** Publishes half of the first batch and then fails. */
    private static final class FailingHalfWay implements FactPublisher {
        private final FactPublisher whole;
        private boolean failed;

        FailingHalfWay(FactPublisher whole) {
            this.whole = whole;
        }

        @Override
        public void publish(List<OutboxRecord> facts) {
            if (!failed) {
                failed = true;
                whole.publish(facts.subList(0, facts.size() / 2));
                throw new IllegalStateException("the broker went away");
            }
            whole.publish(facts);
        }
    }

    private void relay(FactPublisher publisher) {
        relay(publisher, outbox);
    }

    private void relay(FactPublisher publisher, Outbox store) {
        var signals = new Signals(POSTGRES.dataSource(), schema.name());
        var relay =
                new OutboxRelay(store, publisher, signals, TestEngines.settings(schema).relay());
        open.add(relay);
        relay.start();
    }

    private void say(int first, int last) {
        for (int i = first; i <= last; i++) {
            engine.intake()
                    .reject(
                            TestEngines.identity("fact-" + i),
                            new RequestRejected(
                                    orders.toString(), "RemoveCluster", "fact-" + i, List.of()));
        }
    }

    private void awaitFacts(int number) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(published.facts()).hasSize(number));
    }

    private static List<Long> sequencesOf(List<Envelope> facts) {
        return facts.stream().map(fact -> fact.sequence().orElseThrow()).toList();
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
