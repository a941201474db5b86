package dev.pghaven.backups.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.ProofRecord;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.quarkus.store.ServiceStore;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredProofRecordsIT {
    private static final Instant SINCE = Instant.parse("2026-06-05T12:00:00Z");

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private TestStore store;
    private StoredProofRecords proofs;
    private ClusterRef orders;

    @BeforeEach
    void open() {
        store = TestStore.on(POSTGRES.dataSource());
        proofs = new StoredProofRecords(new ServiceStore(store.dataSource()));
        store.execute("delete from backup_service.restore_proof");
        store.execute("delete from backup_service.followed_cluster");
        orders = store.follow("orders");
        store.execute("update backup_service.followed_cluster set since = '%s'".formatted(SINCE));
    }

    @AfterEach
    void close() {
        store.engine().close();
    }

    @Test
    void aClusterThatWasNeverProvedIsAsOldAsItsProof() {
        var record = proofs.of(orders).orElseThrow();

        assertThat(record.last()).isEmpty();
        assertThat(record.ageAt(SINCE.plusSeconds(100))).isEqualTo(Duration.ofSeconds(100));
        assertThat(record.isOverdueAt(SINCE.plus(Duration.ofHours(26)))).isFalse();
        assertThat(record.isOverdueAt(SINCE.plus(Duration.ofHours(27)))).isTrue();
    }

    @Test
    void theLastProofIsTheNewestThatWasVerified() {
        ended("VERIFIED", 1, "20260605T110000");
        ended("VERIFIED", 2, "20260605T120000");
        ended("REFUTED", 3, "20260605T130000");
        ended("INCONCLUSIVE", 4, "20260605T130000");

        assertThat(proofs.all())
                .containsExactly(
                        new ProofRecord(
                                orders,
                                SINCE,
                                Duration.ofHours(26),
                                Optional.of(
                                        new ProofRecord.Proof(
                                                SINCE.plus(Duration.ofHours(2)),
                                                Optional.of("20260605T120000"),
                                                Optional.of(Duration.ofMillis(1500)))),
                                2,
                                1,
                                1));
    }

    @Test
    void whatWasProvedOfAnEarlierClusterOfThatNameDoesNotCount() {
        ended("VERIFIED", -1, "20260604T110000");

        assertThat(proofs.of(orders).orElseThrow())
                .returns(Optional.empty(), ProofRecord::last)
                .returns(0L, ProofRecord::verified);
    }

    @Test
    void oldProofsAreForgottenButTheLastVerifiedOfEachCluster() {
        var history = new StoredProofs(new ServiceStore(store.dataSource()));
        var others = store.follow("others");
        ago(orders, "VERIFIED", 400);
        ago(orders, "REFUTED", 390);
        ago(orders, "VERIFIED", 380);
        ago(orders, "INCONCLUSIVE", 370);
        ago(orders, "REFUTED", 360);
        ago(others, "REFUTED", 370);

        history.forgetOlderThan(Duration.ofDays(365));

        assertThat(remembered()).containsExactly("VERIFIED 380", "REFUTED 360");
    }

    private void ago(ClusterRef cluster, String verdict, int days) {
        store.execute(
                """
                insert into backup_service.restore_proof (operation, cluster, verdict, at)
                values (gen_random_uuid(), '%s', '%s', now() - interval '%d days')
                """
                        .formatted(cluster, verdict, days));
    }

    private List<String> remembered() {
        return new ServiceStore(store.dataSource())
                .query(
                        """
                        select verdict || ' ' || extract(day from now() - at) as it
                        from backup_service.restore_proof order by at
                        """,
                        row -> row.getString("it"));
    }

    private void ended(String verdict, int hour, String backup) {
        store.execute(
                """
                insert into backup_service.restore_proof
                    (operation, cluster, verdict, backup_id, at, time_to_restore)
                values (gen_random_uuid(), '%s', '%s', '%s', '%s', interval '1.5 seconds')
                """
                        .formatted(orders, verdict, backup, SINCE.plus(Duration.ofHours(hour))));
    }
}
