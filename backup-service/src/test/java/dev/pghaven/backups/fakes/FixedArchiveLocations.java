package dev.pghaven.backups.fakes;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.contracts.spec.BackupMethod;
import java.util.Optional;

/** Every Cluster archives at the same place, until a test says otherwise. */
public final class FixedArchiveLocations implements ArchiveLocations {
    public static final ArchiveLocation ORDERS =
            new ArchiveLocation(
                    DestinationPath.parse("https://acct.blob.core.windows.net/backups"),
                    "orders",
                    BackupMethod.PLUGIN);

    private Optional<ArchiveLocation> location = Optional.of(ORDERS);
    private Optional<String> firstRecoverabilityPoint = Optional.of("2026-06-05T12:02:30Z");

    public void nothingIsArchived() {
        location = Optional.empty();
    }

    public void hasNoRecoverabilityPoint() {
        firstRecoverabilityPoint = Optional.empty();
    }

    @Override
    public Optional<ArchiveLocation> of(Cluster cluster) {
        return location;
    }

    @Override
    public Optional<String> firstRecoverabilityPoint(Cluster cluster) {
        return firstRecoverabilityPoint;
    }
}
