package dev.pghaven.backups;

import dev.pghaven.cnpg.Cluster;
import java.util.Optional;

/** Where Clusters archive. */
public interface ArchiveLocations {
    /** Empty where nothing is archived. */
    Optional<ArchiveLocation> of(Cluster cluster);

    /** From when on the cluster can be restored, as whoever archives says it. */
    Optional<String> firstRecoverabilityPoint(Cluster cluster);
}
