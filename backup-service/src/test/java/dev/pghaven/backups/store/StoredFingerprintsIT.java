package dev.pghaven.backups.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.verify.Fingerprints.Place;
import dev.pghaven.operations.quarkus.store.ServiceStore;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredFingerprintsIT {
    private static final Place EARLY = new Place("42", 1, Lsn.of("0/9000100"));
    private static final Place LATE = new Place("42", 1, Lsn.of("1/0"));
    private static final Fingerprint ORDERS =
            new Fingerprint(List.of(), Map.of("role orders", "a"), List.of());

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private TestStore store;
    private StoredFingerprints fingerprints;

    @BeforeEach
    void open() {
        store = TestStore.on(POSTGRES.dataSource());
        store.execute("delete from backup_service.fingerprint");
        fingerprints = new StoredFingerprints(new ServiceStore(store.dataSource()));
    }

    @AfterEach
    void close() {
        store.engine().close();
    }

    @Test
    void whatIsKeptIsFoundByItsPlace() {
        fingerprints.keep(LATE, ORDERS);
        fingerprints.keep(EARLY, ORDERS);

        assertThat(fingerprints.at(EARLY)).contains(ORDERS);
        assertThat(fingerprints.of("42")).containsExactly(EARLY, LATE);
        assertThat(fingerprints.of("43")).isEmpty();
    }

    /** Another version of the service hashes other things, or in another way. */
    @Test
    void thoseOfAnotherFormatAreAsGoodAsNone() {
        fingerprints.keep(EARLY, ORDERS);
        store.execute("update backup_service.fingerprint set format = format - 1");

        assertThat(fingerprints.at(EARLY)).isEmpty();
        assertThat(fingerprints.of("42")).isEmpty();
        fingerprints.keep(EARLY, ORDERS);
        assertThat(fingerprints.at(EARLY)).contains(ORDERS);
    }

    @Test
    void momentsThatNoBackupLeadsToAreForgotten() {
        var other = new Place("43", 1, EARLY.lsn());
        List.of(EARLY, LATE, other).forEach(it -> fingerprints.keep(it, ORDERS));

        fingerprints.forgetBefore("42", Lsn.of("0/9000101"));

        assertThat(fingerprints.of("42")).containsExactly(LATE);
        assertThat(fingerprints.of("43")).containsExactly(other);
    }

    @Test
    void whatIsOldIsForgotten() {
        fingerprints.keep(EARLY, ORDERS);
        store.execute(
                "update backup_service.fingerprint set taken_at = now() - interval '366 days'");
        fingerprints.keep(LATE, ORDERS);

        fingerprints.forgetOlderThan(Duration.ofDays(365));

        assertThat(fingerprints.of("42")).containsExactly(LATE);
    }
}
