package dev.pghaven.backups.store;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.retention.KnownMoments;
import dev.pghaven.backups.verify.Fingerprints;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.quarkus.store.ServiceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Fingerprints in the service's store; of other formats than this version's it knows nothing. */
@ApplicationScoped
class StoredFingerprints implements Fingerprints, KnownMoments {
    private static final String KEEP =
            """
            insert into backup_service.fingerprint (system_id, timeline, lsn, format, content)
            values (?, ?, ?::pg_lsn, ?, ?::jsonb)
            on conflict do nothing
            """;
    private static final String AT =
            """
            select content from backup_service.fingerprint
            where system_id = ? and timeline = ? and lsn = ?::pg_lsn and format = ?
            """;
    private static final String OF =
            """
            select system_id, timeline, lsn from backup_service.fingerprint
            where system_id = ? and format = ? order by lsn, timeline
            """;
    private static final String FORGET_BEFORE =
            "delete from backup_service.fingerprint where system_id = ? and lsn < ?::pg_lsn";
    private static final String FORGET_OLDER =
            """
            delete from backup_service.fingerprint
            where taken_at < clock_timestamp() - make_interval(secs => ?)
            """;

    private final ServiceStore store;

    StoredFingerprints(ServiceStore store) {
        this.store = store;
    }

    @Override
    public void keep(Place place, Fingerprint fingerprint) {
        store.change(
                KEEP,
                place.systemId(),
                place.timeline(),
                place.lsn().toString(),
                Fingerprint.FORMAT,
                Json.write(fingerprint));
    }

    @Override
    public Optional<Fingerprint> at(Place place) {
        return store
                .query(
                        AT,
                        row -> Json.read(row.getString("content"), Fingerprint.class),
                        place.systemId(),
                        place.timeline(),
                        place.lsn().toString(),
                        Fingerprint.FORMAT)
                .stream()
                .findFirst();
    }

    @Override
    public List<Place> of(String systemId) {
        return store.query(
                OF,
                row ->
                        new Place(
                                row.getString("system_id"),
                                row.getInt("timeline"),
                                Lsn.of(row.getString("lsn"))),
                systemId,
                Fingerprint.FORMAT);
    }

    @Override
    public void forgetBefore(String systemId, Lsn first) {
        store.change(FORGET_BEFORE, systemId, first.toString());
    }

    @Override
    public void forgetOlderThan(Duration age) {
        store.change(FORGET_OLDER, (double) age.toSeconds());
    }
}
