package dev.pghaven.backups.store;

import dev.pghaven.backups.verify.RestoreProof;
import dev.pghaven.backups.verify.RestoreProofs;
import dev.pghaven.operations.quarkus.store.ServiceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;

/** The history of verifications in the service's store. */
@ApplicationScoped
class StoredProofs implements RestoreProofs {
    private static final String RECORD =
            """
            insert into backup_service.restore_proof
                (operation, cluster, verdict, backup_id, at, time_to_restore, data_age)
            values (?, ?, ?, ?, ?, make_interval(secs => ?), make_interval(secs => ?))
            on conflict (operation) do nothing
            """;
    private static final String FORGET =
            """
            delete from backup_service.restore_proof p
            where at < clock_timestamp() - make_interval(secs => ?)
              and (verdict <> 'VERIFIED' or exists (
                select from backup_service.restore_proof later
                where later.cluster = p.cluster and later.verdict = 'VERIFIED'
                  and later.at > p.at))
            """;
    private static final double MILLIS = 1000;

    private final ServiceStore store;

    StoredProofs(ServiceStore store) {
        this.store = store;
    }

    @Override
    public void record(RestoreProof it) {
        store.change(
                RECORD,
                it.operation(),
                it.cluster().toString(),
                it.verdict().name(),
                it.backupId().orElse(null),
                it.at().atOffset(ZoneOffset.UTC),
                it.timeToRestore().map(StoredProofs::seconds).orElse(null),
                it.dataAge().map(StoredProofs::seconds).orElse(null));
    }

    @Override
    public void forgetOlderThan(Duration age) {
        store.change(FORGET, (double) age.toSeconds());
    }

    private static Double seconds(Duration it) {
        return it.toMillis() / MILLIS;
    }
}
