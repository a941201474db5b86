package dev.pghaven.exposure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.exposure.contract.Claimed;
import dev.pghaven.exposure.contract.ContractState;
import dev.pghaven.exposure.contract.Orders;
import dev.pghaven.exposure.contract.Verdicts;
import dev.pghaven.operations.quarkus.store.ServiceStore;
import dev.pghaven.operations.store.StoreException;
import dev.pghaven.testkit.ServiceSchema;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredContractsIT {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration NONE = Duration.ZERO;
    private static final String SERVICE = "exposure-service";
    private static final String BROKEN = "dev.pghaven.EndpointContractBroken.v1";
    private static final String RESTORED = "dev.pghaven.EndpointContractRestored.v1";

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private ServiceSchema store;
    private ServiceSchema replica;
    private StoredContracts contracts;
    private StoredContracts replicas;

    @BeforeEach
    void expose() {
        store = ServiceSchema.of(SERVICE, POSTGRES.dataSource());
        replica = ServiceSchema.of(SERVICE, POSTGRES.newPool());
        contracts = contractsIn(store);
        replicas = contractsIn(replica);
        store.execute("delete from $s.exposed_cluster");
        store.execute("delete from $s.outbox");
        store.execute("delete from $s.announced");
        clustersIn(store).keep(Orders.exposed());
    }

    @AfterEach
    void close() {
        store.engine().close();
        replica.engine().close();
    }

    @Test
    void aBreachIsToldOnceHoweverManyReplicasLook() throws Exception {
        for (int round = 0; round < 4; round++) {
            lookTogether(Verdicts.BROKEN);
        }
        assertThat(store.said(Orders.REF)).containsExactly(BROKEN);

        for (int round = 0; round < 4; round++) {
            lookTogether(Verdicts.KEPT);
        }
        assertThat(store.said(Orders.REF)).containsExactly(BROKEN, RESTORED);
    }

    @Test
    void aDeadReplicasClusterIsTakenOverAndWhatItSawIsNotSaid() {
        var late = contracts.claim(1, NONE).getFirst();
        var taken = replicas.claim(1, LEASE).getFirst();

        assertThat(contracts.settle(late, Verdicts.BROKEN.of(late), NONE)).isFalse();
        assertThat(store.said(Orders.REF)).isEmpty();
        assertThat(replicas.settle(taken, Verdicts.BROKEN.of(taken), NONE)).isTrue();
        assertThat(store.said(Orders.REF)).containsExactly(BROKEN);
    }

    @Test
    void stateAndFactAreSavedTogetherOrNotAtAll() {
        var claimed = contracts.claim(1, NONE).getFirst();
        store.execute("alter table $s.outbox rename to outbox_away");
        try {
            assertThatThrownBy(() -> contracts.settle(claimed, Verdicts.BROKEN.of(claimed), NONE))
                    .isInstanceOf(StoreException.class);
        } finally {
            store.execute("alter table $s.outbox_away rename to outbox");
        }

        var again = contracts.claim(1, LEASE).getFirst();

        assertThat(again.before()).isEqualTo(ContractState.fresh());
        assertThat(contracts.settle(again, Verdicts.BROKEN.of(again), NONE)).isTrue();
        assertThat(store.said(Orders.REF)).hasSize(1);
    }

    @Test
    void theNextLookBeginsWithWhatTheLastOneLeft() {
        var claimed = contracts.claim(1, LEASE).getFirst();
        var finding = Verdicts.BROKEN.of(claimed);
        contracts.settle(claimed, finding, NONE);

        var next = replicas.claim(1, LEASE).getFirst();

        assertThat(next.before()).isEqualTo(finding.state());
        assertThat(next.exposed()).isEqualTo(Orders.exposed());
        assertThat(contracts.all()).isEqualTo(Map.of(Orders.REF, finding.state()));
        assertThat(contracts.of(Orders.REF)).contains(finding.state());
    }

    @Test
    void betweenTwoLooksNobodyLooks() {
        var claimed = contracts.claim(1, LEASE).getFirst();
        contracts.settle(claimed, Verdicts.KEPT.of(claimed), LEASE);

        assertThat(replicas.claim(1, LEASE)).isEmpty();
    }

    @Test
    void aClusterThatIsConcealedDuringALookIsNotSpokenOf() {
        var claimed = contracts.claim(1, LEASE).getFirst();
        clustersIn(store).letGo(Orders.REF);

        assertThat(contracts.settle(claimed, Verdicts.BROKEN.of(claimed), NONE)).isFalse();
        assertThat(store.said(Orders.REF)).isEmpty();
        assertThat(contracts.all()).isEmpty();
        assertThat(contracts.of(Orders.REF)).isEmpty();
    }

    @Test
    void anExposureThatIsMadeAnewTellsAnewOfTheSame() {
        var claimed = contracts.claim(1, LEASE).getFirst();
        contracts.settle(claimed, Verdicts.BROKEN.of(claimed), NONE);
        clustersIn(store).letGo(Orders.REF);
        clustersIn(store).keep(Orders.exposed());

        var anew = contracts.claim(1, LEASE).getFirst();
        contracts.settle(anew, Verdicts.BROKEN.of(anew), NONE);

        assertThat(store.said(Orders.REF)).containsExactly(BROKEN, BROKEN);
    }

    @Test
    void whatWasSeenOfAnotherClusterOfThatNameIsForgotten() {
        var claimed = contracts.claim(1, LEASE).getFirst();
        contracts.settle(claimed, Verdicts.BROKEN.of(claimed), LEASE);
        clustersIn(store).keep(Orders.exposed());
        assertThat(contracts.of(Orders.REF).orElseThrow().endpoints()).isNotEmpty();

        clustersIn(store).keep(Orders.exposed("uid-2", Orders.PRIMARY, Orders.REPLICAS));

        assertThat(contracts.of(Orders.REF)).contains(ContractState.fresh());
        assertThat(contracts.claim(1, LEASE)).hasSize(1);
    }

    @Test
    void saysHowLateTheWatchIs() {
        var claimed = contracts.claim(1, LEASE).getFirst();
        assertThat(contracts.lateness()).isZero();
        contracts.settle(claimed, Verdicts.KEPT.of(claimed), Duration.ofSeconds(-90));

        assertThat(contracts.lateness()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(120));
    }

    /** Both ask at the same moment; at most one gets the cluster. */
    private void lookTogether(Verdicts verdict) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks =
                    List.of(contracts, replicas).stream()
                            .map(it ->
                                    threads.submit(() -> {
                                        start.await();
                                        return look(it, verdict);
                                    }))
                            .toList();
            start.countDown();
            for (var look : looks) {
                look.get();
            }
        }
    }

    private static StoredContracts contractsIn(ServiceSchema it) {
        return new StoredContracts(it.dataSource(), it.engine(), clustersIn(it));
    }

    private static StoredExposedClusters clustersIn(ServiceSchema it) {
        return new StoredExposedClusters(new ServiceStore(it.dataSource()));
    }

    private static List<Claimed> look(StoredContracts contracts, Verdicts verdict) {
        var claimed = contracts.claim(1, LEASE);
        claimed.forEach(it -> contracts.settle(it, verdict.of(it), NONE));
        return claimed;
    }
}
