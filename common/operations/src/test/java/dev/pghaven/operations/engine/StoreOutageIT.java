package dev.pghaven.operations.engine;

import static dev.pghaven.operations.engine.TestEngines.PATIENCE;
import static dev.pghaven.operations.engine.TestEngines.find;
import static dev.pghaven.operations.engine.TestEngines.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.store.StoreException;
import dev.pghaven.testpostgres.Pool;
import dev.pghaven.testpostgres.PostgresServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoreOutageIT {
    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Published published = new Published();
    private final CountDownLatch riding = new CountDownLatch(1);
    private final CountDownLatch storeAway = new CountDownLatch(1);
    private final AtomicInteger rides = new AtomicInteger();

    @Test
    void theEngineGoesOnByItselfWhenTheStoreIsBack() throws Exception {
        var travel =
                Travel.exclusive(
                        Steps.<Journey>inOrder()
                                .step("pack", it -> Outcome.done(it.to("packed")))
                                .step("ride", this::rideWhileTheStoreGoesAway)
                                .step("unpack", it -> Outcome.done(it.to("unpacked"))));
        var orders = new ClusterRef("apps", "orders");
        try (var server = PostgresServer.create();
                var pool = Pool.of(server.url("postgres"), 10)) {
            var engine = engines.engine(TestEngines.freshSchema(), pool, published, travel);
            engine.start();
            var id = submit(engine, "1", travel, orders);
            assertThat(riding.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            server.stop();
            storeAway.countDown();
            assertThatThrownBy(() -> find(engine, id)).isInstanceOf(StoreException.class);
            // Longer than the lease.
            await().pollDelay(TestEngines.LEASE.multipliedBy(2)).until(() -> true);
            server.start();

            await().atMost(PATIENCE)
                    .ignoreException(StoreException.class)
                    .until(() -> find(engine, id).status().ended());
            assertThat(find(engine, id).status()).isEqualTo(new Status.Completed());
            assertThat(Json.read(find(engine, id).state(), Journey.class).seen())
                    .containsExactly("packed", "rode", "unpacked");
            assertThat(rides).hasValue(2);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(published.facts()).hasSize(3));
            var later = submit(engine, "2", travel, orders);
            await().atMost(PATIENCE).until(() -> find(engine, later).status().ended());
            engine.close();
        }
    }

    private Outcome<Journey> rideWhileTheStoreGoesAway(Journey it) {
        rides.incrementAndGet();
        riding.countDown();
        try {
            storeAway.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Outcome.done(it.to("rode"));
    }
}
