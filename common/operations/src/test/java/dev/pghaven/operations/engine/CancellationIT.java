package dev.pghaven.operations.engine;

import static dev.pghaven.operations.engine.TestEngines.PATIENCE;
import static dev.pghaven.operations.engine.TestEngines.find;
import static dev.pghaven.operations.engine.TestEngines.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.Cancellation;
import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.HistoryEntry.Kind;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.store.Schema;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CancellationIT {
    private static final String WHY = "no longer needed";

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Schema schema = TestEngines.freshSchema();
    private final ClusterRef orders = TestEngines.freshCluster();
    private final Published published = new Published();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    /** Waits so long that only the cancellation can have woken it. */
    private final Travel waiting =
            Travel.exclusive(
                    Steps.<Journey>inOrder()
                            .step(
                                    "ride",
                                    Duration.ofHours(5),
                                    it -> Outcome.notYet("a train", Duration.ofHours(1)))
                            .lastly("go-home", it -> Outcome.done(it.to("home"))));

    private final Travel busy =
            Travel.exclusive(
                    Steps.<Journey>inOrder()
                            .step("ride", this::rideUntilReleased)
                            .step("arrive", it -> Outcome.done(it.to("there")))
                            .lastly("go-home", it -> Outcome.done(it.to("home"))));

    @Test
    void wakesWhatWaitsAndCleansUp() {
        var engine = start(waiting);
        var id = submit(engine, "1", waiting, orders);
        awaitWaiting(engine, id);

        assertThat(engine.cancelRequests().cancel(id, WHY)).isEqualTo(new Cancellation.Asked());

        awaitEnd(engine, id);
        assertThat(find(engine, id).status()).isEqualTo(new Status.Cancelled(WHY));
        assertThat(engine.queries().timeline(id))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.WAITING, Kind.CANCELLED, Kind.DONE);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(published.typesOf(orders))
                                .containsExactly(
                                        "OperationStepped", "OperationCancelled", "RemovalFailed"));
    }

    @Test
    void letsARunningStepFinish() throws Exception {
        var engine = start(busy);
        var id = submit(engine, "1", busy, orders);
        assertThat(entered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        engine.cancelRequests().cancel(id, WHY);
        release.countDown();

        awaitEnd(engine, id);
        assertThat(find(engine, id).status()).isEqualTo(new Status.Cancelled(WHY));
        assertThat(engine.queries().timeline(id))
                .extracting(HistoryEntry::step)
                .containsExactly("ride", "arrive", "go-home");
        assertThat(engine.queries().timeline(id).get(1).kind()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void outlastsTheRunnerThatShouldHaveHeardOfIt() throws Exception {
        var doomedPool = POSTGRES.newPool();
        var doomed = engines.engine(schema, doomedPool, published, busy);
        doomed.start();
        var heir = engines.engine(schema, POSTGRES.newPool(), published, busy);
        var id = submit(heir, "1", busy, orders);
        assertThat(entered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        doomedPool.close();

        heir.cancelRequests().cancel(id, WHY);
        heir.start();

        awaitEnd(heir, id);
        release.countDown();
        assertThat(find(heir, id).status()).isEqualTo(new Status.Cancelled(WHY));
        assertThat(heir.queries().timeline(id))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.CANCELLED, Kind.DONE);
    }

    @Test
    void endsAlsoWhatNobodyHasInHandAndIsNotDueForLong() {
        var stopped = start(waiting);
        var id = submit(stopped, "1", waiting, orders);
        awaitWaiting(stopped, id);
        stopped.close();

        var heir = start(waiting);
        heir.cancelRequests().cancel(id, WHY);

        awaitEnd(heir, id);
        assertThat(find(heir, id).status()).isEqualTo(new Status.Cancelled(WHY));
    }

    @Test
    void whatHasNotBegunEndsAtOnce() {
        var engine = engines.engine(schema, POSTGRES.newPool(), published, waiting);
        var first = submit(engine, "1", waiting, orders);
        var second = submit(engine, "2", waiting, orders);
        assertThat(find(engine, second).status().waitingFor()).isPresent();

        assertThat(engine.cancelRequests().cancel(first, WHY))
                .isEqualTo(new Cancellation.Cancelled());

        assertThat(find(engine, first).status()).isEqualTo(new Status.Cancelled(WHY));
        assertThat(find(engine, second).status().waitingFor()).isEmpty();
        assertThat(engine.outbox().unpublished(new UUID(0, 1), Duration.ofHours(1), 10))
                .extracting(it -> it.envelope().type())
                .containsExactly("dev.pghaven.OperationCancelled.v1");
    }

    @Test
    void whatHasEndedOrIsUnknownCannotBeCancelled() {
        var engine = start(waiting);
        var id = submit(engine, "1", waiting, orders);
        awaitWaiting(engine, id);
        engine.cancelRequests().cancel(id, WHY);
        awaitEnd(engine, id);

        assertThat(engine.cancelRequests().cancel(id, "again"))
                .isEqualTo(new Cancellation.TooLate());
        assertThat(engine.cancelRequests().cancel(UUID.randomUUID(), WHY))
                .isEqualTo(new Cancellation.Unknown());
        assertThat(find(engine, id).status()).isEqualTo(new Status.Cancelled(WHY));
    }

    private Engine start(Travel travel) {
        var engine = engines.engine(schema, POSTGRES.newPool(), published, travel);
        engine.start();
        return engine;
    }

    private Outcome<Journey> rideUntilReleased(Journey it) {
        entered.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Outcome.done(it.to("rode"));
    }

    private static void awaitWaiting(Engine engine, UUID id) {
        await().atMost(PATIENCE).until(() -> find(engine, id).at().attempts() > 0);
    }

    private static void awaitEnd(Engine engine, UUID id) {
        await().atMost(PATIENCE).until(() -> find(engine, id).status().ended());
    }
}
