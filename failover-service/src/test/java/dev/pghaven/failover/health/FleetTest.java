package dev.pghaven.failover.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetTest {
    private final Fleet fleet = new Fleet();
    private final Orders orders = new Orders();
    private final List<Look> changes = new ArrayList<>();
    private final List<ClusterRef> left = new ArrayList<>();

    @BeforeEach
    void listen() {
        fleet.tell(changes::add, left::add);
    }

    @Test
    void whatSaysNothingNewIsNoChange() {
        fleet.seen(orders.sight());
        fleet.seen(orders.sight());
        fleet.seen(pod("uid-1", true));
        fleet.seen(pod("uid-1", true));

        assertThat(changes).hasSize(2);
    }

    @Test
    void podsMayBeSeenBeforeTheirCluster() {
        fleet.seen(pod("uid-1", false));
        assertThat(changes).isEmpty();

        fleet.seen(orders.sight());

        assertThat(changes.getFirst().pods()).containsKey("orders-2");
    }

    @Test
    void theEndOfAnEarlierPodOfTheNameIsNoChange() {
        fleet.seen(orders.sight());
        fleet.seen(pod("uid-2", true));

        fleet.podGone(Orders.REF, "orders-2", "uid-1");
        assertThat(fleet.find(Orders.REF).orElseThrow().pods()).containsKey("orders-2");

        fleet.podGone(Orders.REF, "orders-2", "uid-2");
        assertThat(fleet.find(Orders.REF).orElseThrow().pods()).isEmpty();
    }

    @Test
    void theEndOfAnEarlierClusterOfTheNameIsNoEnd() {
        fleet.seen(orders.uid("uid-2").sight());

        fleet.gone(Orders.REF, "uid-1");
        assertThat(left).isEmpty();

        fleet.gone(Orders.REF, "uid-2");
        assertThat(left).containsExactly(Orders.REF);
        assertThat(fleet.find(Orders.REF)).isEmpty();
    }

    private static PodSight pod(String uid, boolean ready) {
        return new PodSight(Orders.REF, "orders-2", uid, ready, false, List.of());
    }
}
