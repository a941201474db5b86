package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.cnpg.ApplicationDatabase;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterStatus;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.Feature;
import dev.pghaven.kubernetes.Operator;
import dev.pghaven.kubernetes.OperatorVersion;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Refuses what can only fail later: no cluster, no archive, no identity for the copy. */
@ApplicationScoped
class CheckVerification {
    private final Clusters clusters;
    private final ArchiveLocations archives;
    private final Operator operator;
    private final VerificationIdentity identity;
    private final BackupsConfiguration config;

    CheckVerification(
            Clusters clusters,
            ArchiveLocations archives,
            Operator operator,
            VerificationIdentity identity,
            BackupsConfiguration config) {
        this.clusters = clusters;
        this.archives = archives;
        this.operator = operator;
        this.identity = identity;
        this.config = config;
    }

    Outcome<Verifying> check(Verifying it) {
        var missing = identity.missing();
        if (!missing.isEmpty()) {
            return refused("a copy needs an identity: " + String.join(", ", missing) + " not set");
        }
        if (it.asked().target().time().filter(Instant.now()::isBefore).isPresent()) {
            return refused("the time to restore is in the future");
        }
        return clusters.find(it.cluster())
                .map(cluster -> check(it, cluster))
                .orElseGet(() -> refused("there is no Cluster %s".formatted(it.cluster())));
    }

    private Outcome<Verifying> check(Verifying it, Cluster cluster) {
        return archives.of(cluster)
                .map(location -> check(it, cluster, location))
                .orElseGet(() -> refused("Cluster %s has no archive".formatted(it.cluster())));
    }

    private Outcome<Verifying> check(Verifying it, Cluster cluster, ArchiveLocation location) {
        var version = operator.version();
        if (version.isEmpty()) {
            return refused("no CNPG operator was found");
        }
        return Optional.ofNullable(cluster.status())
                .filter(status -> status.systemID() != null && status.timelineID() != null)
                .map(status -> found(it, cluster, location, status, version.get()))
                .orElseGet(() ->
                        notYet(
                                "the operator does not say the system id and timeline of %s"
                                        .formatted(it.cluster()),
                                config.pollInterval()));
    }

    private static Outcome<Verifying> found(
            Verifying it,
            Cluster cluster,
            ArchiveLocation location,
            ClusterStatus status,
            OperatorVersion version) {
        return done(
                it.from(
                        new Source(
                                location,
                                ApplicationDatabase.nameOf(cluster),
                                ApplicationDatabase.ownerOf(cluster),
                                status.systemID(),
                                Objects.requireNonNull(status.timelineID()),
                                version.supports(Feature.SHARED_SERVICE_ACCOUNT),
                                Optional.empty())));
    }
}
