package dev.pghaven.backups.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.archive.InMemoryArchive;
import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.backups.fakes.FixedArchiveLocations;
import dev.pghaven.backups.fakes.InMemoryFollowedClusters;
import dev.pghaven.backups.fakes.InMemoryRestoreCheckSchedules;
import dev.pghaven.contracts.BackupDeletionFailed;
import dev.pghaven.contracts.BackupsDeleted;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.VerifyRestore;
import dev.pghaven.contracts.cron.ZonedCron;
import dev.pghaven.contracts.spec.RestoreChecks;
import dev.pghaven.contracts.spec.RestoreTarget;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.operations.schedule.Schedule;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LetClusterGoTest {
    private static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    private static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    private static final long SEGMENTS = 3;
    private static final long BYTES = SEGMENTS * OrdersArchive.SIZE.bytes();
    private static final String NEIGHBOURS = "orders-2/wals/kept";

    private final InMemoryClusters clusters = new InMemoryClusters();
    private final InMemoryFollowedClusters followed = new InMemoryFollowedClusters();
    private final InMemoryRestoreCheckSchedules schedules = new InMemoryRestoreCheckSchedules();
    private final InMemoryArchive blobs = new OrdersArchive().wal(1, 1, SEGMENTS).blobs();

    LetClusterGoTest() {
        blobs.putSized(NEIGHBOURS, 1, OrdersArchive.START);
        follow(Optional.of(FixedArchiveLocations.ORDERS));
        schedules.replaceFor(
                ORDERS,
                List.of(
                        Schedule.of(
                                "nightly",
                                new ZonedCron("30 2 * * *", ZoneId.of("Europe/Berlin")),
                                new VerifyRestore(
                                        ORDERS, RestoreTarget.latest(), List.of(), true))));
    }

    @Test
    void looksAfterItNoLongerAndLeavesTheArchive() {
        var workflow = letGo(false).runToEnd();

        assertThat(workflow.completed()).isTrue();
        assertThat(workflow.facts()).isEmpty();
        assertThat(blobsOfOrders()).hasSize((int) SEGMENTS);
        assertNobodyLooksAfterIt();
    }

    @Test
    void deletesTheArchiveWhereThatWasAskedAndNoNeighbours() {
        assertThat(letGo(true).runToEnd().facts())
                .containsExactly(new BackupsDeleted(ORDERS, OPERATION, SEGMENTS, BYTES));

        assertThat(blobs.list("")).extracting(it -> it.name()).containsExactly(NEIGHBOURS);
        assertNobodyLooksAfterIt();
    }

    @Test
    void saysHowFarItIsWithALargeArchive() {
        for (var blob = 0; blob < 1200; blob++) {
            blobs.putSized("orders/base/" + blob, 1, OrdersArchive.START);
        }
        var workflow = letGo(true).run("delete-archive");

        assertThat(workflow.waitingFor()).hasValue("703 of 1203 blobs to be deleted");
        assertThat(workflow.runToEnd().facts())
                .containsExactly(new BackupsDeleted(ORDERS, OPERATION, 1203, BYTES + 1200));
    }

    @Test
    void keepsTheArchiveOfAClusterThatIsThereAgain() {
        clusters.occupy(ORDERS);

        assertThat(letGo(true).runToEnd().facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        BackupDeletionFailed.class,
                        it -> {
                            assertThat(it.step()).isEqualTo("find-archive");
                            assertThat(it.reason()).contains("there is a Cluster apps/orders");
                        });
        assertThat(blobsOfOrders()).hasSize((int) SEGMENTS);
        assertNobodyLooksAfterIt();
    }

    @Test
    void deletesNothingWhereNobodyKnowsTheArchive() {
        follow(Optional.empty());

        assertThat(letGo(true).runToEnd().stop())
                .hasValueSatisfying(it -> assertThat(it).contains("nobody knows where"));
        assertThat(blobsOfOrders()).hasSize((int) SEGMENTS);
    }

    @Test
    void survivesACrashAfterEachStep() {
        Crashes.crashAfterEachStep(
                () -> new LetClusterGoTest().letGo(true), LetClusterGoTest::assertDeletedOnce);
    }

    @Test
    void everyStepMayRunTwice() {
        Crashes.everyStepTwice(() -> letGo(true), LetClusterGoTest::assertDeletedOnce);

        assertNobodyLooksAfterIt();
    }

    /** Whatever stops it: the cluster is gone, so there is nothing to look after. */
    @Test
    void letsGoWhereverItIsStopped() {
        var worlds =
                new Object() {
                    LetClusterGoTest current = LetClusterGoTest.this;
                };

        Crashes.stopAtEachStep(
                () -> {
                    worlds.current = new LetClusterGoTest();
                    return worlds.current.letGo(true);
                },
                _ -> assertThat(worlds.current.followed.all()).isEmpty());
    }

    private static void assertDeletedOnce(WorkflowDriver<LettingGo> workflow) {
        assertThat(workflow.facts())
                .containsExactly(new BackupsDeleted(ORDERS, OPERATION, SEGMENTS, BYTES));
    }

    private void assertNobodyLooksAfterIt() {
        assertThat(followed.all()).isEmpty();
        assertThat(schedules.askedFor(ORDERS)).isEmpty();
    }

    private List<String> blobsOfOrders() {
        return blobs.list("orders/").stream().map(it -> it.name()).toList();
    }

    private void follow(Optional<ArchiveLocation> archive) {
        followed.follow(
                new FollowedCluster(
                        ORDERS, "app", archive, true, "4w", RestoreChecks.DEFAULT_MAX_PROOF_AGE));
    }

    private WorkflowDriver<LettingGo> letGo(boolean deleteBackups) {
        var workflow =
                new LetClusterGo(clusters, followed, schedules, new ServerArchives(_ -> blobs));
        var removed = new ClusterRemoved(ORDERS, OPERATION, deleteBackups);
        return WorkflowDriver.of(workflow, ORDERS, LettingGo.of(OPERATION, removed));
    }
}
