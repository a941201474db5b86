package dev.pghaven.failover.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.health.Fleet;
import dev.pghaven.failover.health.FleetCondition;
import dev.pghaven.failover.health.HealthReport;
import dev.pghaven.failover.health.Orders;
import dev.pghaven.operations.quarkus.rest.ProblemException;
import org.junit.jupiter.api.Test;

class FleetViewsTest {
    private static final ClusterRef CARTS = new ClusterRef("shop", "carts");
    private static final ClusterRef LEDGER = new ClusterRef("bank", "ledger");

    private final Fleet fleet = new Fleet();
    private final RememberedHealth records = new RememberedHealth();
    private final FleetViews views = new FleetViews(fleet, records);

    @Test
    void nothingIsSaidBeforeAllHasBeenSeen() {
        fleet.seen(new Orders().sight());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> views.fleet(null, null))
                .satisfies(it -> assertThat(it.problem().status()).isEqualTo(503));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> views.healthOf("shop", "orders"))
                .satisfies(it -> assertThat(it.problem().status()).isEqualTo(503));
    }

    @Test
    void theFleetIsListedByName() {
        three();

        var view = views.fleet(null, null);

        assertThat(view.watched()).isEqualTo(3);
        assertThat(view.clusters())
                .extracting(HealthReport::cluster)
                .containsExactly(LEDGER, CARTS, Orders.REF);
    }

    @Test
    void stateAndNamespaceFilter() {
        three();
        records.degraded(CARTS);

        assertThat(views.fleet("degraded", null).clusters())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.cluster()).isEqualTo(CARTS);
                    assertThat(it.condition()).isEqualTo(FleetCondition.DEGRADED);
                    assertThat(it.since()).isPresent();
                });
        assertThat(views.fleet("degraded", "bank").clusters()).isEmpty();
        assertThat(views.fleet("healthy", "bank").clusters())
                .extracting(HealthReport::cluster)
                .containsExactly(LEDGER);
        assertThat(views.fleet(null, "nobody").clusters()).isEmpty();
    }

    @Test
    void anUnknownStateIsAnsweredWithTheStatesThatThereAre() {
        three();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> views.fleet("sick", null))
                .satisfies(it -> {
                    assertThat(it.problem().status()).isEqualTo(400);
                    assertThat(it.problem().violations())
                            .singleElement()
                            .satisfies(violation -> {
                                assertThat(violation.field()).isEqualTo("state");
                                assertThat(violation.rule())
                                        .contains("healthy", "degraded", "failing-over");
                            });
                });
    }

    @Test
    void aClusterThatIsNotWatchedIsNotFound() {
        three();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> views.healthOf("shop", "nobody"))
                .satisfies(it -> assertThat(it.problem().status()).isEqualTo(404));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> views.healthOf("shop", "Not A Name"))
                .satisfies(it -> assertThat(it.problem().status()).isEqualTo(404));
    }

    private void three() {
        fleet.seen(new Orders().sight());
        fleet.seen(new Orders().named(CARTS).sight());
        fleet.seen(new Orders().named(LEDGER).sight());
        fleet.complete();
    }
}
