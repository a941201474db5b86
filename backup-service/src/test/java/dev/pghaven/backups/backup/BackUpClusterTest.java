package dev.pghaven.backups.backup;

import static dev.pghaven.backups.backup.BackupWorld.ID;
import static dev.pghaven.backups.backup.BackupWorld.OPERATION;
import static dev.pghaven.backups.backup.BackupWorld.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.cnpg.BackupMethod;
import dev.pghaven.contracts.BackupCompleted;
import dev.pghaven.contracts.BackupFailed;
import dev.pghaven.testkit.Crashes;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackUpClusterTest {
    private final BackupWorld world = new BackupWorld();

    @Test
    void saysWhatTheArchiveHolds() {
        var workflow = world.backUp().runToEnd();

        assertThat(workflow.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        BackupCompleted.class,
                        fact -> {
                            assertThat(fact.backup()).isEqualTo("orders-00000000");
                            assertThat(fact.backupId()).isEqualTo(ID);
                            assertThat(fact.beginWal())
                                    .isEqualTo(OrdersArchive.segment(1, 1).name());
                            assertThat(fact.endWal()).isEqualTo(OrdersArchive.segment(1, 2).name());
                            assertThat(fact.walSegments()).isEqualTo(2);
                            assertThat(fact.walBytes()).isEqualTo(2L * 16 * 1024 * 1024);
                            assertThat(fact.dataBytes()).isGreaterThan(10_240);
                            assertThat(fact.firstRecoverabilityPoint())
                                    .isEqualTo(Instant.parse("2026-06-05T12:02:30Z"));
                        });
    }

    @Test
    void theMethodIsAlwaysSaid() {
        world.backUp().run("create-backup");

        assertThat(world.backups.applied().getFirst().spec().method())
                .isEqualTo(BackupMethod.PLUGIN);
    }

    @Test
    void archivingIsHealthyOnlyWhenWhatWasClosedAfterTheCheckBeganHasArrived() {
        world.wal.closesNext(OrdersArchive.segment(1, 9).name());
        world.wal.archiverSays("archiving 9 failed");

        var workflow = world.backUp().run("verify-archiving");

        assertThat(workflow.waitingFor())
                .hasValueSatisfying(it ->
                        assertThat(it)
                                .contains(OrdersArchive.segment(1, 9).name())
                                .contains("archiving 9 failed"));
        assertThat(world.backups.applied()).isEmpty();
    }

    @Test
    void whatTheOperatorCallsCompletedIsNotWithoutItsWal() {
        world.archive.lose(1, 1);

        var workflow = world.backUp().run("verify-archive");

        assertThat(workflow.waitingFor())
                .hasValueSatisfying(
                        it -> assertThat(it).contains(OrdersArchive.segment(1, 1).name()));
        assertThat(workflow.facts()).isEmpty();
    }

    @Test
    void whatTheOperatorCallsCompletedIsNotWithoutItsFiles() {
        world.archive.blobs().delete("orders/base/" + ID + "/data.tar");

        var workflow = world.backUp().runToEnd();

        assertThat(workflow.facts())
                .containsExactly(
                        new BackupFailed(
                                ORDERS,
                                OPERATION,
                                "orders-00000000",
                                "verify-archive",
                                "backup " + ID + ": lacks data.tar"));
    }

    @Test
    void aQuietPrimaryIsMadeToCloseTheLastSegment() {
        world.archive.lose(1, 2);

        world.backUp().run("archive-last-wal-segment");

        assertThat(world.wal.restorePoints())
                .containsExactly("pghaven-" + OPERATION, "pghaven-" + OPERATION + "-end");
    }

    @Test
    void aBusyPrimaryIsLeftAlone() {
        world.backUp().run("archive-last-wal-segment");

        assertThat(world.wal.restorePoints()).hasSize(1);
    }

    @Test
    void aFailedBackupFailsWithTheOperatorsWords() {
        world.backups.operatorSays(BackupWorld.status("failed", "no space left on device"));

        assertThat(world.backUp().runToEnd().stop())
                .hasValue("Backup orders-00000000 failed: no space left on device");
    }

    @Test
    void aPhaseThatNeverEndsIsWaitedForWithItsName() {
        world.backups.operatorSays(BackupWorld.status("walArchivingFailing", null));

        assertThat(world.backUp().run("await-completed-backup").waitingFor())
                .hasValue("Backup orders-00000000 is walArchivingFailing");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        world.backUp(Optional.of("before-upgrade")).run("create-backup");

        assertThat(world.backUp(Optional.of("before-upgrade")).runToEnd().stop())
                .hasValue("there is a Backup apps/before-upgrade already");
    }

    @Test
    void aClusterWithoutAnArchiveIsRefused() {
        world.locations.nothingIsArchived();

        assertThat(world.backUp().runToEnd().stop())
                .hasValueSatisfying(it -> assertThat(it).contains("has no archive"));
    }

    @Test
    void anOutageOfThePrimaryIsWaitedFor() {
        world.wal.isNotReady("the primary is starting");

        assertThat(world.backUp().run("close-wal-segment").waitingFor())
                .hasValue("the primary is starting");
    }

    @Test
    void survivesACrashAfterEachStep() {
        Crashes.crashAfterEachStep(
                () -> new BackupWorld().backUp(),
                workflow -> assertThat(workflow.facts()).hasSize(1));
    }

    @Test
    void everyStepMayRunTwice() {
        Crashes.everyStepTwice(world::backUp, workflow -> assertThat(workflow.facts()).hasSize(1));

        assertThat(world.backups.applied())
                .extracting(it -> it.metadata().getName())
                .containsOnly("orders-00000000");
    }
}
