package dev.pghaven.backups.store;

import dev.pghaven.backups.verify.RestoreProof;
import dev.pghaven.backups.verify.RestoreProof.Verdict;
import dev.pghaven.backups.verify.RestoreProofs;
import dev.pghaven.contracts.ClusterRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
    private static final String OF =
            """
            select operation, cluster, verdict, backup_id, at,
                extract(epoch from time_to_restore) * 1000 as time_to_restore,
                extract(epoch from data_age) * 1000 as data_age
            from backup_service.restore_proof where cluster = ?
            """;
    private static final String NEWEST_FIRST = " order by at desc, operation";
    private static final double MILLIS = 1000;

    private final Store store;

    StoredProofs(Store store) {
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
    public List<RestoreProof> of(ClusterRef cluster) {
        return store.query(OF + NEWEST_FIRST, StoredProofs::read, cluster.toString());
    }

    @Override
    public Optional<RestoreProof> newestVerified(ClusterRef cluster) {
        return store
                .query(
                        OF + " and verdict = 'VERIFIED'" + NEWEST_FIRST + " limit 1",
                        StoredProofs::read,
                        cluster.toString())
                .stream()
                .findFirst();
    }

    private static RestoreProof read(ResultSet row) throws SQLException {
        return new RestoreProof(
                row.getObject("operation", UUID.class),
                ClusterRef.parse(row.getString("cluster")),
                Verdict.valueOf(row.getString("verdict")),
                Optional.ofNullable(row.getString("backup_id")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                duration(row, "time_to_restore"),
                duration(row, "data_age"));
    }

    private static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
        var millis = row.getBigDecimal(column);
        return Optional.ofNullable(millis).map(it -> Duration.ofMillis(it.longValue()));
    }

    private static Double seconds(Duration it) {
        return it.toMillis() / MILLIS;
    }
}
