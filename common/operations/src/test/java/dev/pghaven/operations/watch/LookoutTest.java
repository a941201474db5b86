package dev.pghaven.operations.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookoutTest {
    private static final ClusterRef HANGING = new ClusterRef("shop", "hanging");
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final ClusterRef BILLING = new ClusterRef("shop", "billing");

    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<ClusterRef> seen = new ConcurrentLinkedQueue<>();
    private final List<Integer> places = new CopyOnWriteArrayList<>();
    private volatile List<ClusterRef> due = List.of();

    @AfterEach
    void letHangingOnesEnd() {
        end.countDown();
    }

    @Test
    void oneThatHangsHoldsUpNoOther() {
        due = List.of(HANGING, ORDERS);
        lookout(2, this::look).begin();

        await().untilAsserted(() -> assertThat(seen).containsExactly(ORDERS));
    }

    /** Else a tick would be lost with every look. */
    @Test
    void aPlaceThatIsFreeIsTakenWithoutWaitingToBeToldAgain() {
        due = List.of(ORDERS, BILLING, HANGING);
        lookout(1, this::look).begin();

        await().untilAsserted(() -> assertThat(seen).containsExactly(ORDERS, BILLING));
    }

    @Test
    void whereAllPlacesAreTakenTheStoreIsNotAsked() {
        due = List.of(HANGING);
        var lookout = lookout(1, this::look);
        lookout.begin();
        lookout.begin();

        assertThat(places).containsExactly(1);
    }

    @Test
    void noMoreAreClaimedThanThereArePlaces() {
        var lookout = lookout(2, this::look);
        due = List.of(HANGING);
        lookout.begin();
        due = List.of();
        lookout.begin();
        end.countDown();

        await().untilAsserted(() -> {
            lookout.begin();
            assertThat(places.getLast()).isEqualTo(2);
        });
        assertThat(places).startsWith(2, 1);
    }

    @Test
    void aLookThatFailsGivesBackItsPlace() {
        var lookout =
                lookout(
                        1,
                        it -> {
                            throw new IllegalStateException("a test");
                        });
        due = List.of(ORDERS);
        lookout.begin();
        due = List.of();

        await().untilAsserted(() -> {
            lookout.begin();
            assertThat(places.getLast()).isEqualTo(1);
        });
    }

    @Test
    void aStoreThatIsAwayIsAskedAgain() {
        due = null;
        var lookout = lookout(1, this::look);
        lookout.begin();
        due = List.of(BILLING);
        lookout.begin();

        await().untilAsserted(() -> assertThat(seen).containsExactly(BILLING));
        assertThat(places).startsWith(1, 1);
    }

    private Lookout<ClusterRef> lookout(int parallelism, Consumer<ClusterRef> look) {
        return new Lookout<>("test watch", parallelism, this::claim, it -> it, look);
    }

    private List<ClusterRef> claim(int most) {
        places.add(most);
        if (due == null) {
            throw new IllegalStateException("the store is away");
        }
        var claimed = due.stream().limit(most).toList();
        due = due.stream().skip(most).toList();
        return claimed;
    }

    private void look(ClusterRef cluster) {
        if (cluster.equals(HANGING)) {
            awaitEnd();
        } else {
            seen.add(cluster);
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
