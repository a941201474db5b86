package dev.pghaven.backups.store;

import dev.pghaven.backups.ProofRecord;
import dev.pghaven.backups.Proofs;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.quarkus.store.ServiceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Sums up the verifications in the service's store. */
@ApplicationScoped
class StoredProofRecords implements Proofs {
    /** What was proved of an earlier cluster of that name proves nothing of this one. */
    private static final String RECORDS =
            """
            select f.cluster, f.since, extract(epoch from f.max_proof_age) as max_proof_age,
                   l.at, l.backup_id, extract(epoch from l.time_to_restore) as time_to_restore,
                   n.verified, n.refuted, n.inconclusive
            from backup_service.followed_cluster f
            left join lateral (
                select at, backup_id, time_to_restore from backup_service.restore_proof p
                where p.cluster = f.cluster and p.at >= f.since and p.verdict = 'VERIFIED'
                order by at desc limit 1) l on true
            cross join lateral (
                select count(*) filter (where verdict = 'VERIFIED') as verified,
                       count(*) filter (where verdict = 'REFUTED') as refuted,
                       count(*) filter (where verdict = 'INCONCLUSIVE') as inconclusive
                from backup_service.restore_proof p
                where p.cluster = f.cluster and p.at >= f.since) n
            """;

    private static final long MILLIS = 1000;

    private final ServiceStore store;

    StoredProofRecords(ServiceStore store) {
        this.store = store;
    }

    @Override
    public Optional<ProofRecord> of(ClusterRef cluster) {
        return store
                .query(
                        RECORDS + " where f.cluster = ?",
                        StoredProofRecords::read,
                        cluster.toString())
                .stream()
                .findFirst();
    }

    @Override
    public List<ProofRecord> all() {
        return store.query(RECORDS + " order by f.cluster", StoredProofRecords::read);
    }

    private static ProofRecord read(ResultSet row) throws SQLException {
        return new ProofRecord(
                ClusterRef.parse(row.getString("cluster")),
                instant(row, "since").orElseThrow(),
                duration(row, "max_proof_age").orElseThrow(),
                proof(row),
                row.getLong("verified"),
                row.getLong("refuted"),
                row.getLong("inconclusive"));
    }

    private static Optional<ProofRecord.Proof> proof(ResultSet row) throws SQLException {
        var backup = Optional.ofNullable(row.getString("backup_id"));
        var timeToRestore = duration(row, "time_to_restore");
        return instant(row, "at").map(at -> new ProofRecord.Proof(at, backup, timeToRestore));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column))
                .map(it -> it.multiply(BigDecimal.valueOf(MILLIS)).longValue())
                .map(Duration::ofMillis);
    }
}
