package dev.pghaven.backups.verify;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.cnpg.Cluster;
import java.util.Optional;

/** Every cluster archives there. */
record FixedLocation(ArchiveLocation location) implements ArchiveLocations {
    @Override
    public Optional<ArchiveLocation> of(Cluster cluster) {
        return Optional.of(location);
    }

    @Override
    public Optional<String> firstRecoverabilityPoint(Cluster cluster) {
        return Optional.empty();
    }
}
