package dev.pghaven.failover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.FailoverStarted;
import dev.pghaven.failover.health.HealthRecords;
import dev.pghaven.failover.health.HealthState;
import dev.pghaven.operations.Announcement;
import dev.pghaven.operations.store.StoreException;
import dev.pghaven.testkit.ServiceSchema;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredHealthIT {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final Duration LEASE = Duration.ofMinutes(1);

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private ServiceSchema store;
    private HealthRecords health;

    @BeforeEach
    void open() {
        store = ServiceSchema.of("failover-service", POSTGRES.dataSource());
        health = HealthInStore.of(store);
        store.execute("delete from $s.health_lease");
        store.execute("delete from $s.cluster_health");
        store.execute("delete from $s.outbox");
        store.execute("delete from $s.announced");
    }

    @AfterEach
    void close() {
        store.engine().close();
    }

    @Test
    void oneReplicaTellsUntilItsLeaseIsOver() {
        assertThat(health.claim(ONE, LEASE)).isTrue();
        assertThat(health.claim(OTHER, LEASE)).isFalse();
        assertThat(health.claim(ONE, Duration.ofNanos(1))).isTrue();
        assertThat(health.claim(OTHER, LEASE)).isTrue();
        assertThat(health.claim(ONE, LEASE)).isFalse();
    }

    @Test
    void anotherFollowsAtOnceWhereOneResigns() {
        health.claim(ONE, LEASE);

        health.resign(ONE);

        assertThat(health.claim(OTHER, LEASE)).isTrue();
    }

    @Test
    void theStateIsReadAsItWasSavedAndItsNewsAreSaid() {
        health.claim(ONE, LEASE);

        assertThat(health.save(ONE, ORDERS, 0, state("orders-1"), List.of(news("a")))).isTrue();

        assertThat(health.of(ORDERS)).hasValue(new HealthRecords.Recorded(1, state("orders-1")));
        assertThat(health.all()).containsOnlyKeys(ORDERS);
        assertThat(store.said(ORDERS)).containsExactly("dev.pghaven.FailoverStarted.v1");
    }

    @Test
    void whoeverHasNoLeaseSavesAndSaysNothing() {
        health.claim(ONE, LEASE);

        assertThat(health.save(OTHER, ORDERS, 0, state("orders-1"), List.of(news("a")))).isFalse();

        assertThat(health.of(ORDERS)).isEmpty();
        assertThat(store.said(ORDERS)).isEmpty();
    }

    @Test
    void whoeverReadAnOlderStateSavesAndSaysNothing() {
        health.claim(ONE, LEASE);
        health.save(ONE, ORDERS, 0, state("orders-1"), List.of());
        health.save(ONE, ORDERS, 1, state("orders-2"), List.of());

        assertThat(health.save(ONE, ORDERS, 1, state("orders-3"), List.of(news("a")))).isFalse();
        assertThat(health.save(ONE, ORDERS, 0, state("orders-3"), List.of(news("a")))).isFalse();

        assertThat(health.of(ORDERS).orElseThrow().state()).isEqualTo(state("orders-2"));
        assertThat(store.said(ORDERS)).isEmpty();
    }

    @Test
    void theSameNewsAreSaidOnceWhoeverSaysThem() {
        health.claim(ONE, LEASE);
        health.save(ONE, ORDERS, 0, state("orders-1"), List.of(news("a")));
        health.resign(ONE);
        health.claim(OTHER, LEASE);

        health.save(OTHER, ORDERS, 1, state("orders-1"), List.of(news("a")));
        health.save(OTHER, ORDERS, 2, state("orders-1"), List.of(news("b")));

        assertThat(store.said(ORDERS)).hasSize(2);
    }

    @Test
    void newsThatCannotBeSaidAreNotRemembered() {
        health.claim(ONE, LEASE);
        store.execute("alter table $s.outbox rename to elsewhere");
        try {
            assertThatThrownBy(() ->
                            health.save(ONE, ORDERS, 0, state("orders-1"), List.of(news("a"))))
                    .isInstanceOf(StoreException.class);
        } finally {
            store.execute("alter table $s.elsewhere rename to outbox");
        }

        assertThat(health.of(ORDERS)).isEmpty();
    }

    @Test
    void onlyWhoeverTellsForgets() {
        health.claim(ONE, LEASE);
        health.save(ONE, ORDERS, 0, state("orders-1"), List.of());

        health.forget(OTHER, ORDERS);
        assertThat(health.of(ORDERS)).isPresent();

        health.forget(ONE, ORDERS);
        assertThat(health.of(ORDERS)).isEmpty();
    }

    private static HealthState state(String primary) {
        return new HealthState(
                "uid-1",
                true,
                Optional.of(new HealthState.KnownPrimary(primary, 1)),
                Optional.empty(),
                Optional.empty());
    }

    private static Announcement news(String observed) {
        return Announcement.of(
                new FailoverStarted(
                        ORDERS, "uid-1", "orders-1", Optional.empty(), 1, false, Instant.EPOCH),
                observed);
    }
}
