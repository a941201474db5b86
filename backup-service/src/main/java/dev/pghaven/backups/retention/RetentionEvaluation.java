package dev.pghaven.backups.retention;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.FollowedClusters;
import dev.pghaven.backups.ProofRecord;
import dev.pghaven.backups.Proofs;
import dev.pghaven.backups.RetentionConfiguration;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.backups.archive.catalog.CatalogReader;
import dev.pghaven.backups.archive.retention.Retention;
import dev.pghaven.backups.archive.retention.RetentionPolicy;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RetentionEvaluated;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Applies a cluster's retention policy to its archive in thought, and says what came of it. */
@ApplicationScoped
class RetentionEvaluation {
    /** CNPG asks Barman for none. */
    private static final int MINIMUM_REDUNDANCY = 0;

    private final FollowedClusters followed;
    private final ServerArchives archives;
    private final Proofs proofs;
    private final Evaluations evaluations;
    private final RetentionConfiguration config;

    RetentionEvaluation(
            FollowedClusters followed,
            ServerArchives archives,
            Proofs proofs,
            Evaluations evaluations,
            RetentionConfiguration config) {
        this.followed = followed;
        this.archives = archives;
        this.proofs = proofs;
        this.evaluations = evaluations;
        this.config = config;
    }

    /** Says nothing of a cluster that is not followed, or that has no archive. */
    void evaluate(ClusterRef cluster) {
        followed.find(cluster)
                .flatMap(it -> it.archive().map(location -> evaluate(it, location)))
                .ifPresent(it -> evaluations.say(it, config.interval()));
    }

    private RetentionEvaluated evaluate(FollowedCluster it, ArchiveLocation location) {
        var now = Instant.now();
        var lastVerified = lastVerified(it.cluster());
        var retention =
                new Retention(
                        new RetentionPolicy(it.retentionPolicy()),
                        MINIMUM_REDUNDANCY,
                        lastVerified);
        var catalog = CatalogReader.read(archives.at(location));
        return RetentionReport.of(
                it.cluster(),
                it.retentionPolicy(),
                now,
                lastVerified,
                retention.decide(catalog, now));
    }

    private Optional<String> lastVerified(ClusterRef cluster) {
        return proofs.of(cluster).flatMap(ProofRecord::last).flatMap(ProofRecord.Proof::backupId);
    }
}
