package dev.pghaven.failover.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.store.HealthInStore;
import dev.pghaven.testkit.ServiceSchema;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two replicas that see the same, and a store. */
class LeadershipIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Instant BEGIN = Instant.parse("2026-11-22T04:15:00Z");

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private final Orders orders = new Orders();
    private ServiceSchema store;
    private Replica one;
    private Replica other;

    @BeforeEach
    void open() {
        store = ServiceSchema.of("failover-service", POSTGRES.dataSource());
        store.execute("delete from $s.health_lease");
        store.execute("delete from $s.cluster_health");
        store.execute("delete from $s.outbox");
        store.execute("delete from $s.announced");
        one = new Replica(HealthInStore.of(store));
        other = new Replica(HealthInStore.of(store));
    }

    @AfterEach
    void close() {
        Stream.of(one, other)
                .filter(it -> it.leadership() != null)
                .forEach(it -> it.leadership().end());
        store.engine().close();
    }

    @Test
    void ofTwoReplicasOneTells() {
        assertThat(one.takesOver(LONG)).isTrue();
        assertThat(other.takesOver(LONG)).isFalse();
        both(orders.sight());
        both(orders.wanted(Cnpg.PENDING, BEGIN).unhealthy("orders-1").sight());
        both(orders.wanted("orders-2", BEGIN).primary("orders-2", BEGIN.plusSeconds(2)).sight());
        both(orders.timeline(2).healthy().sight());

        awaitSaid("FailoverStarted", "ClusterDegraded", "FailoverCompleted", "ClusterRecovered");
    }

    @Test
    void whatHappensWhileNoReplicaTellsIsToldByTheNextAndOnce() {
        one.takesOver(LONG);
        one.fleet().seen(orders.sight());
        awaitRevision(1);
        one.dies();
        store.execute("delete from $s.health_lease");

        var after = orders.wanted("orders-2", BEGIN).primary("orders-2", BEGIN.plusSeconds(2));
        other.fleet().seen(after.timeline(2).sight());
        assertThat(other.takesOver(LONG)).isTrue();

        awaitSaid("FailoverCompleted");
    }

    @Test
    void aReplicaThatWasTakenOverSaysNothingMore() {
        one.takesOver(LONG);
        one.fleet().seen(orders.sight());
        awaitRevision(1);
        store.execute("delete from $s.health_lease");
        other.fleet().seen(orders.sight());
        assertThat(other.takesOver(LONG)).isTrue();

        one.fleet().seen(orders.ready(2).sight());

        await().until(() -> one.leadership().hasEnded());
        assertThat(store.said(Orders.REF)).isEmpty();
    }

    @Test
    void whatIsRemovedWhileNobodyLooksIsForgotten() {
        one.takesOver(LONG);
        one.fleet().seen(orders.sight());
        awaitRevision(1);
        one.dies();
        store.execute("delete from $s.health_lease");

        assertThat(other.takesOver(LONG)).isTrue();

        await().until(() -> HealthInStore.of(store).of(Orders.REF).isEmpty());
    }

    @Test
    void aClusterThatTakesTheNameOfOneThatLeftIsAnother() {
        one.takesOver(LONG);
        one.fleet().seen(orders.sight());
        awaitRevision(1);

        one.fleet().gone(Orders.REF, "uid-1");
        one.fleet().seen(orders.uid("uid-2").sight());

        await().until(() ->
                HealthInStore.of(store)
                        .of(Orders.REF)
                        .filter(it -> it.state().uid().equals("uid-2"))
                        .isPresent());
        assertThat(one.leadership().hasEnded()).isFalse();
        assertThat(store.said(Orders.REF)).isEmpty();
    }

    @Test
    void whatIsToldWaitsForAStoreThatIsAway() {
        one.takesOver(LONG);
        one.fleet().seen(orders.sight());
        awaitRevision(1);
        store.execute("alter table $s.cluster_health rename to elsewhere");
        one.fleet().seen(orders.wanted(Cnpg.PENDING, BEGIN).unhealthy("orders-1").sight());
        one.fleet().seen(orders.wanted("orders-2", BEGIN).sight());

        store.execute("alter table $s.elsewhere rename to cluster_health");

        awaitSaid("FailoverStarted", "ClusterDegraded");
    }

    @Test
    void manyClustersAreToldOfEachInItsOrder() {
        one.takesOver(LONG);
        var clusters =
                IntStream.range(0, 200).mapToObj(it -> new ClusterRef("shop", "c" + it)).toList();
        for (var cluster : clusters) {
            var it = new Orders().named(cluster);
            one.fleet().seen(it.sight());
            one.fleet().seen(it.wanted(Cnpg.PENDING, BEGIN).sight());
            one.fleet().seen(it.wanted("orders-2", BEGIN).primary("orders-2", BEGIN).sight());
            one.fleet().seen(it.timeline(2).sight());
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        clusters.stream().allMatch(it -> said(it).contains("FailoverCompleted")));
        assertThat(clusters)
                .allSatisfy(it ->
                        assertThat(said(it))
                                .containsExactly(
                                        "FailoverStarted",
                                        "ClusterDegraded",
                                        "ClusterRecovered",
                                        "FailoverCompleted"));
    }

    private void both(ClusterSight sight) {
        one.fleet().seen(sight);
        other.fleet().seen(sight);
    }

    private void awaitSaid(String... types) {
        await().untilAsserted(() -> assertThat(said(Orders.REF)).containsExactly(types));
    }

    private void awaitRevision(long revision) {
        await().until(() ->
                HealthInStore.of(store)
                        .of(Orders.REF)
                        .filter(it -> it.revision() == revision)
                        .isPresent());
    }

    private List<String> said(ClusterRef cluster) {
        return store.said(cluster).stream()
                .map(it -> it.replace("dev.pghaven.", "").replace(".v1", ""))
                .toList();
    }
}
