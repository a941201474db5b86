package dev.pghaven.backups.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.backups.fakes.InMemoryFollowedClusters;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.BackupMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LostMomentsTest {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final String SYSTEM = "7349102645038178328";
    private static final String FIRST = "20200605T120000";

    private final OrdersArchive archive = new OrdersArchive();
    private final InMemoryFollowedClusters followed = new InMemoryFollowedClusters();
    private final Map<String, String> forgotten = new HashMap<>();

    @Test
    void whatIsBeforeTheEndOfTheFirstCompleteBackupIsForgotten() {
        follow(Optional.of(location()));
        archive.backup(FIRST, 1, 1, 2).backup("20200605T130000", 1, 11, 12);
        archive.blobs().delete("orders/base/" + FIRST + "/data.tar");

        forget();

        assertThat(forgotten)
                .containsExactly(Map.entry(SYSTEM, OrdersArchive.endLsn(1, 12).toString()));
    }

    @Test
    void anEmptyArchiveSaysNothing() {
        follow(Optional.of(location()));

        forget();

        assertThat(forgotten).isEmpty();
    }

    @Test
    void neitherDoesAClusterWithoutOne() {
        follow(Optional.empty());

        forget();

        assertThat(forgotten).isEmpty();
    }

    private void forget() {
        new LostMoments(
                        followed,
                        new ServerArchives(destination -> archive.blobs()),
                        (system, first) -> forgotten.put(system, first.toString()))
                .forget(ORDERS);
    }

    private void follow(Optional<ArchiveLocation> location) {
        followed.follow(
                new FollowedCluster(ORDERS, "app", location, true, "7d", Duration.ofHours(26)));
    }

    private static ArchiveLocation location() {
        return new ArchiveLocation(
                DestinationPath.parse("https://blobs.test/backups"), "orders", BackupMethod.PLUGIN);
    }
}
