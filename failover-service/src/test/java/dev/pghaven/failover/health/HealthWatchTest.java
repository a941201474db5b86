package dev.pghaven.failover.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.cnpg.Cnpg;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Replicas that watch one cluster, by a clock that a test moves. */
class HealthWatchTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T04:15:00Z");
    private static final Damping USUAL =
            new Damping(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private final RecordsInMemory records = new RecordsInMemory();
    private final Orders orders = new Orders();
    private volatile Instant now = BEGIN;

    @Test
    void nobodyTellsBeforeAllHasBeenSeen() {
        var one = new Watching();

        one.watch.tick(now);

        assertThat(one.watch.tells()).isFalse();
        one.fleet.complete();
        one.watch.tick(now);
        assertThat(one.watch.tells()).isTrue();
    }

    @Test
    void aRestartRepeatsNothingAndGoesOnWhereItWas() {
        var one = new Watching().seesAll(orders.sight());
        awaitFormed();
        one.sees(orders.unhealthy("orders-2").sight());
        awaitNoted();
        now = BEGIN.plusSeconds(31);
        awaitSaid(one, "ClusterDegraded");
        one.watch.stop();

        var next = new Watching().seesAll(orders.sight());

        assertThat(next.watch.tells()).isTrue();
        next.sees(orders.healthy().sight());
        awaitHealthySince();
        now = BEGIN.plusSeconds(62);
        awaitSaid(next, "ClusterDegraded", "ClusterRecovered");
    }

    @Test
    void whatLastsLongEnoughDuringARestartIsToldByTheNext() {
        var one = new Watching().seesAll(orders.sight());
        awaitFormed();
        one.sees(orders.unhealthy("orders-2").sight());
        awaitNoted();
        one.watch.stop();
        now = BEGIN.plusSeconds(31);

        var next = new Watching().seesAll(orders.sight());

        awaitSaid(next, "ClusterDegraded");
    }

    @Test
    void whoHasLostTheLeaseTellsNothingUntilItHasItAgain() {
        var one = new Watching().seesAll(orders.sight());
        awaitFormed();
        var another = UUID.randomUUID();
        records.leaseGoesTo(another);
        one.watch.tick(now);
        assertThat(one.watch.tells()).isFalse();

        one.sees(orders.wanted(Cnpg.PENDING, BEGIN).sight());
        one.sees(orders.wanted("orders-2", BEGIN).primary("orders-2", BEGIN).sight());
        one.sees(orders.timeline(2).sight());
        assertThat(records.said()).isEmpty();
        records.resign(another);
        one.watch.tick(now);

        assertThat(one.watch.tells()).isTrue();
        awaitSaid(one, "FailoverCompleted");
    }

    /** The lease may go between two ticks; the store is who notices. */
    @Test
    void whoDoesNotKnowYetThatItLostTheLeaseSavesNothing() {
        var one = new Watching().seesAll(orders.sight());
        awaitFormed();
        records.leaseGoesTo(UUID.randomUUID());

        one.sees(orders.wanted(Cnpg.PENDING, BEGIN).sight());

        await().until(() -> !one.watch.tells());
        assertThat(records.said()).isEmpty();
        assertThat(records.of(Orders.REF).orElseThrow().state().failover()).isEmpty();
    }

    @Test
    void whatDoesNotLastIsNotTold() {
        var one = new Watching().seesAll(orders.sight());
        awaitFormed();
        for (var round = 0; round < 3; round++) {
            one.sees(orders.unhealthy("orders-2").sight());
            awaitNoted();
            now = now.plusSeconds(20);
            one.watch.tick(now);
            one.sees(orders.healthy().sight());
            awaitOver(one);
        }

        assertThat(records.said()).isEmpty();
    }

    @Test
    void aDegradedClusterThatIsHealthyForMomentsHasNotRecovered() {
        var one = new Watching().seesAll(orders.sight());
        awaitFormed();
        one.sees(orders.unhealthy("orders-2").sight());
        awaitNoted();
        now = BEGIN.plusSeconds(31);
        awaitSaid(one, "ClusterDegraded");
        for (var round = 0; round < 3; round++) {
            one.sees(orders.healthy().sight());
            awaitHealthySince();
            now = now.plusSeconds(20);
            one.watch.tick(now);
            one.sees(orders.unhealthy("orders-2").sight());
            await().until(() -> degradation().healthySince().isEmpty());
        }
        assertThat(records.said()).containsExactly("ClusterDegraded");

        one.sees(orders.healthy().sight());
        awaitHealthySince();
        now = now.plusSeconds(31);

        awaitSaid(one, "ClusterDegraded", "ClusterRecovered");
    }

    /** A look that is being saved is due a moment later only, so there is more than one tick. */
    private void awaitSaid(Watching one, String... facts) {
        await().untilAsserted(() -> {
            one.watch.tick(now);
            assertThat(records.said()).containsExactly(facts);
        });
    }

    private void awaitFormed() {
        await().until(() -> records.of(Orders.REF).filter(it -> it.state().formed()).isPresent());
    }

    private void awaitNoted() {
        await().until(() ->
                records.of(Orders.REF).flatMap(it -> it.state().degradation()).isPresent());
    }

    private void awaitHealthySince() {
        await().until(() -> degradation().healthySince().isPresent());
    }

    /** What was not told may be over at once. */
    private void awaitOver(Watching one) {
        await().until(() -> {
            one.watch.tick(now);
            return records.of(Orders.REF).flatMap(it -> it.state().degradation()).isEmpty();
        });
    }

    private HealthState.Degradation degradation() {
        return records.of(Orders.REF).orElseThrow().state().degradation().orElseThrow();
    }

    /** A replica, from its start on. */
    private final class Watching {
        private final Fleet fleet = new Fleet();
        private final HealthWatch watch;

        Watching() {
            var telling =
                    new Telling(
                            records,
                            new HealthMetrics(new SimpleMeterRegistry(), fleet),
                            new HealthJudge(USUAL),
                            _ -> true,
                            () -> now,
                            8);
            watch = new HealthWatch(fleet, records, telling, Duration.ZERO);
        }

        Watching seesAll(ClusterSight sight) {
            fleet.seen(sight);
            fleet.complete();
            watch.tick(now);
            return this;
        }

        void sees(ClusterSight sight) {
            fleet.seen(sight);
        }
    }
}
