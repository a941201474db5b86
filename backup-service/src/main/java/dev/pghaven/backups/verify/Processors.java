package dev.pghaven.backups.verify;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Clusters;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.RoundingMode;
import java.util.Optional;

/** How many processes of PostgreSQL may read a cluster at once: as many as it has processors. */
@ApplicationScoped
class Processors {
    private static final int UNKNOWN = 2;

    private final Clusters clusters;

    Processors(Clusters clusters) {
        this.clusters = clusters;
    }

    int of(ClusterRef cluster) {
        return clusters.find(cluster).flatMap(Processors::limit).orElse(UNKNOWN);
    }

    private static Optional<Integer> limit(Cluster cluster) {
        return Optional.ofNullable(cluster.spec().resources())
                .map(ResourceRequirements::getLimits)
                .map(it -> it.get("cpu"))
                .map(Quantity::getNumericalAmount)
                .map(it -> Math.max(1, it.setScale(0, RoundingMode.DOWN).intValue()));
    }
}
