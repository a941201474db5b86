package dev.pghaven.failover.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.PastDrills;
import dev.pghaven.testkit.ServiceSchema;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredDrillsIT {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final UUID FIRST = UUID.randomUUID();

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private ServiceSchema store;
    private PastDrills drills;

    @BeforeEach
    void open() {
        store = ServiceSchema.of("failover-service", POSTGRES.dataSource());
        store.execute("delete from $s.failover_drills");
        drills = new StoredDrills(store.dataSource());
    }

    @AfterEach
    void close() {
        store.engine().close();
    }

    @Test
    void knowsOfNoneUntilOneIsNoted() {
        drills.note(new ClusterRef("shop", "ledger"), FIRST);

        assertThat(drills.sinceLast(ORDERS)).isEmpty();
    }

    @Test
    void aStepThatIsRunAgainBeginsNoOtherRest() {
        noteAnHourAgo(FIRST);

        drills.note(ORDERS, FIRST);

        assertThat(drills.sinceLast(ORDERS).orElseThrow()).isGreaterThan(Duration.ofMinutes(59));
    }

    @Test
    void theNextDrillBeginsAnotherRest() {
        noteAnHourAgo(FIRST);

        drills.note(ORDERS, UUID.randomUUID());

        assertThat(drills.sinceLast(ORDERS).orElseThrow()).isLessThan(Duration.ofMinutes(59));
    }

    private void noteAnHourAgo(UUID operation) {
        drills.note(ORDERS, operation);
        store.execute("update $s.failover_drills set broke_at = broke_at - interval '1 hour'");
    }
}
