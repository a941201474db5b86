package dev.pghaven.backups.watch;

import dev.pghaven.backups.archive.lag.Primary;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads which instance is the primary, and which is to be. */
final class Primaries {
    private Primaries() {}

    /** Empty while the Cluster has never had one. */
    static Optional<Primary> of(Cluster cluster) {
        return Optional.ofNullable(cluster.status())
                .filter(it -> isNamed(it.currentPrimary()) && isNamed(it.targetPrimary()))
                .map(it -> new Primary(it.currentPrimary(), it.targetPrimary(), since(it)));
    }

    private static boolean isNamed(String instance) {
        return instance != null && !instance.isEmpty();
    }

    private static Instant since(ClusterStatus status) {
        return Optional.ofNullable(status.currentPrimaryTimestamp())
                .filter(it -> !it.isEmpty())
                .map(it -> OffsetDateTime.parse(it).toInstant())
                .orElse(Instant.EPOCH);
    }
}
