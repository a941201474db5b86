package dev.pghaven.backups.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.backups.watch.Claimed;
import dev.pghaven.backups.watch.Finding;
import dev.pghaven.backups.watch.WatchState;
import dev.pghaven.backups.watch.Watched;
import dev.pghaven.contracts.ArchivingStalled;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.Announcement;
import dev.pghaven.operations.store.StoreException;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredWatchesIT {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration NONE = Duration.ZERO;

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private TestStore store;
    private TestStore replica;
    private StoredWatches watches;
    private StoredWatches replicasWatches;

    @BeforeEach
    void open() {
        store = TestStore.on(POSTGRES.dataSource());
        replica = TestStore.on(POSTGRES.newPool());
        watches = watchesOf(store);
        replicasWatches = watchesOf(replica);
        store.execute("delete from backup_service.followed_cluster");
        store.execute("delete from backup_service.outbox");
        store.execute("delete from backup_service.announced");
    }

    @AfterEach
    void close() {
        store.engine().close();
        replica.engine().close();
    }

    @Test
    void twoReplicasNeverLookAtAClusterAtTheSameTime() throws Exception {
        IntStream.range(0, 40).forEach(it -> store.follow("cluster-" + it));
        var start = new CountDownLatch(1);
        var claimed = new ArrayList<ClusterRef>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims =
                    List.of(watches, replicasWatches, watches, replicasWatches).stream()
                            .map(it ->
                                    threads.submit(() -> {
                                        start.await();
                                        return it.claim(20, LEASE);
                                    }))
                            .toList();
            start.countDown();
            for (var claim : claims) {
                claim.get().stream().map(Claimed::cluster).forEach(claimed::add);
            }
        }
        watches.claim(40, LEASE).stream().map(Claimed::cluster).forEach(claimed::add);

        assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void aDeadReplicasClusterIsTakenOverAndWhatItSawIsNotSaid() {
        var orders = store.follow("orders");
        var late = watches.claim(1, NONE).getFirst();
        var taken = replicasWatches.claim(1, LEASE).getFirst();

        assertThat(taken.cluster()).isEqualTo(orders);
        assertThat(watches.settle(late, stalled(orders), NONE)).isFalse();
        assertThat(store.said(orders)).isEmpty();
        assertThat(replicasWatches.settle(taken, stalled(orders), NONE)).isTrue();
        assertThat(store.said(orders)).containsExactly("dev.pghaven.ArchivingStalled.v1");
    }

    @Test
    void stateAndFactAreSavedTogetherOrNotAtAll() {
        var orders = store.follow("orders");
        var claimed = watches.claim(1, NONE).getFirst();
        store.execute("alter table backup_service.outbox rename to outbox_away");
        try {
            assertThatThrownBy(() -> watches.settle(claimed, stalled(orders), NONE))
                    .isInstanceOf(StoreException.class);
        } finally {
            store.execute("alter table backup_service.outbox_away rename to outbox");
        }

        var again = watches.claim(1, LEASE).getFirst();

        assertThat(again.before()).isEqualTo(WatchState.fresh());
        assertThat(watches.settle(again, stalled(orders), NONE)).isTrue();
        assertThat(store.said(orders)).hasSize(1);
    }

    @Test
    void theNextLookBeginsWithWhatTheLastOneLeft() {
        var orders = store.follow("orders");
        var finding = stalled(orders);
        watches.settle(watches.claim(1, LEASE).getFirst(), finding, NONE);

        var next = replicasWatches.claim(1, LEASE).getFirst();

        assertThat(next.before()).isEqualTo(finding.state());
        assertThat(next.database()).isEqualTo("app");
        assertThat(watches.all()).containsExactly(new Watched(orders, finding.state()));
    }

    @Test
    void betweenTwoLooksNobodyLooks() {
        var orders = store.follow("orders");
        watches.settle(watches.claim(1, LEASE).getFirst(), stalled(orders), LEASE);

        assertThat(replicasWatches.claim(1, LEASE)).isEmpty();
    }

    @Test
    void aClusterThatIsLetGoDuringALookIsNotSpokenOf() {
        var orders = store.follow("orders");
        var claimed = watches.claim(1, LEASE).getFirst();
        store.clusters().letGo(orders);

        assertThat(watches.settle(claimed, stalled(orders), NONE)).isFalse();
        assertThat(store.said(orders)).isEmpty();
        assertThat(watches.all()).isEmpty();
    }

    @Test
    void aClusterThatAsksForNoBackupsIsLeftAlone() {
        store.follow("scratch", false);
        store.follow("orders");

        assertThat(watches.claim(9, LEASE))
                .extracting(it -> it.cluster().name())
                .containsExactly("orders");

        store.follow("orders", false);
        assertThat(watches.all()).isEmpty();
    }

    private static StoredWatches watchesOf(TestStore store) {
        return new StoredWatches(store.dataSource(), store.engine(), store.clusters());
    }

    private static Finding stalled(ClusterRef cluster) {
        var at = Instant.parse("2026-06-05T12:00:00Z");
        var fresh = WatchState.fresh();
        var state =
                new WatchState(
                        Optional.of("uid-1"),
                        fresh.memory(),
                        fresh.newest(),
                        fresh.dataAtRisk(),
                        1,
                        "stalled",
                        Optional.of(at));
        var fact = new ArchivingStalled(cluster, at, "a test", Optional.empty(), 1, 2, 3);
        return new Finding(state, Optional.of(Announcement.of(fact, "uid-1", "1")));
    }
}
