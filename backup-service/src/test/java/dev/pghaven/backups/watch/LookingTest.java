package dev.pghaven.backups.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.backups.archive.Archives;
import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.backups.archive.lag.ArchiveLag;
import dev.pghaven.backups.archive.lag.BlobLook;
import dev.pghaven.backups.archive.lag.DatabaseLook;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.contracts.ArchivingStalled;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.operations.watch.Turn;
import dev.pghaven.postgres.Answer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookingTest {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final Claimed CLAIMED =
            new Claimed(new Turn(ORDERS, 1, Optional.empty()), "app", WatchState.fresh());

    private final InMemoryClusters clusters = new InMemoryClusters();
    private final OrdersArchive archive = new OrdersArchive().wal(1, 0, 9);
    private final CountDownLatch end = new CountDownLatch(1);
    private Optional<ArchiveLocation> location =
            Optional.of(
                    new ArchiveLocation(
                            DestinationPath.parse("https://blobs.test/backups"),
                            "orders",
                            BackupMethod.PLUGIN));
    private Archives archives = _ -> archive.blobs();
    private PrimaryWal wal = (_, _, _) -> new Answer.Given<>(Looks.state(Looks.after(150), true));

    @BeforeEach
    void provision() {
        var metadata = new ObjectMetaBuilder().withNamespace("shop").withName("orders").build();
        clusters.apply(Cluster.of(metadata, null));
        clusters.operatorSays("currentPrimaryTimestamp", "2026-06-05T11:00:00.000000Z");
    }

    @AfterEach
    void letHangingOnesEnd() {
        end.countDown();
    }

    @Test
    void seesPrimaryAndArchive() {
        assertThat(look().observation())
                .satisfies(it -> assertThat(it.database()).isInstanceOf(DatabaseLook.Seen.class))
                .satisfies(it -> assertThat(it.blobs()).isInstanceOf(BlobLook.Seen.class))
                .satisfies(it -> assertThat(it.primary().current()).isEqualTo("orders-1"));
    }

    @Test
    void whereNothingIsConfiguredNothingIsThereWhateverTheOperatorSays() {
        location = Optional.empty();

        var finding =
                new ArchiveJudge(new ArchiveLag(Duration.ofMinutes(2)))
                        .judge(ORDERS, WatchState.fresh(), look(), Looks.after(150));

        assertThat(finding.news().orElseThrow().fact())
                .isInstanceOfSatisfying(
                        ArchivingStalled.class,
                        it -> assertThat(it.reason()).contains("names no object store"));
    }

    @Test
    void duringASwitchoverNothingIsJudged() {
        clusters.operatorSays("targetPrimary", "orders-2");

        var finding =
                new ArchiveJudge(new ArchiveLag(Duration.ofMinutes(2)))
                        .judge(ORDERS, WatchState.fresh(), look(), Looks.after(150));

        assertThat(finding.news()).isEmpty();
        assertThat(finding.state().says()).contains("from orders-1 to orders-2");
    }

    @Test
    void aPrimaryThatHangsDoesNotHoldUpTheLook() {
        wal = (_, _, _) -> hang();

        assertThat(look().observation().database())
                .isInstanceOfSatisfying(
                        DatabaseLook.Silent.class,
                        it -> assertThat(it.reason()).contains("did not answer within"));
        assertThat(look().observation().blobs()).isInstanceOf(BlobLook.Seen.class);
    }

    @Test
    void anArchiveThatHangsDoesNotHoldUpTheLook() {
        archives = _ -> hang();

        assertThat(look().observation().blobs()).isInstanceOf(BlobLook.Silent.class);
        assertThat(look().observation().database()).isInstanceOf(DatabaseLook.Seen.class);
    }

    @Test
    void aClusterThatIsGoneIsNotJudged() {
        clusters.delete(ORDERS, clusters.uidOf(ORDERS).orElseThrow());

        assertThat(looking().look(CLAIMED)).isInstanceOf(Sight.Nothing.class);
    }

    private Sight.Seen look() {
        return (Sight.Seen) looking().look(CLAIMED);
    }

    private Looking looking() {
        return new Looking(clusters, new Located(), serverArchives(), wal, new Impatient());
    }

    private ServerArchives serverArchives() {
        return new ServerArchives(archives);
    }

    private <T> T hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("nobody waits for this");
    }

    private final class Located implements ArchiveLocations {
        @Override
        public Optional<ArchiveLocation> of(Cluster cluster) {
            return location;
        }

        @Override
        public Optional<String> firstRecoverabilityPoint(Cluster cluster) {
            return Optional.empty();
        }
    }
}
