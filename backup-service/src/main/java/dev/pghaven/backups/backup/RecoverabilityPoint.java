package dev.pghaven.backups.backup;

import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Clusters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The oldest moment that a cluster can be restored to, as whoever archives says it. */
@ApplicationScoped
class RecoverabilityPoint {
    private final Clusters clusters;
    private final ArchiveLocations locations;

    RecoverabilityPoint(Clusters clusters, ArchiveLocations locations) {
        this.clusters = clusters;
        this.locations = locations;
    }

    Optional<Instant> of(ClusterRef cluster) {
        return clusters.find(cluster)
                .flatMap(locations::firstRecoverabilityPoint)
                .filter(it -> !it.isBlank())
                .map(it -> OffsetDateTime.parse(it).toInstant());
    }
}
