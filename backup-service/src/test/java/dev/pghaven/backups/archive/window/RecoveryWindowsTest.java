package dev.pghaven.backups.archive.window;

import static dev.pghaven.backups.archive.OrdersArchive.SIZE;
import static dev.pghaven.backups.archive.OrdersArchive.minute;
import static dev.pghaven.backups.archive.OrdersArchive.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.catalog.CatalogReader;
import dev.pghaven.backups.archive.wal.WalChain;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryWindowsTest {
    private static final String FIRST = "20260605T120400";
    private static final String SECOND = "20260605T130000";

    private final OrdersArchive orders = new OrdersArchive();

    private RecoveryWindows windows() {
        var catalog = CatalogReader.read(orders.server());
        return WindowReader.read(orders.server(), catalog).windows();
    }

    private static Instant endOf(long segment) {
        return minute(segment).plusSeconds(30).plusNanos(123_456_000);
    }

    private static List<String> backups(RecoveryWindow window) {
        return window.backups().stream().map(BackupInfo::id).toList();
    }

    @Test
    void anEmptyArchiveHasNone() {
        assertThat(windows().windows()).isEmpty();
        assertThat(windows().firstRecoverabilityPoint()).isEmpty();
    }

    @Test
    void walAloneRestoresNothing() {
        orders.wal(1, 1, 100);

        assertThat(windows().windows()).isEmpty();
    }

    @Test
    void reachFromTheEndOfTheOldestBackupToTheNewestSegment() {
        orders.wal(1, 1, 100).backup(FIRST, 1, 4, 6).backup(SECOND, 1, 60, 62);

        var windows = windows();

        assertThat(windows.firstRecoverabilityPoint()).contains(endOf(6));
        assertThat(windows.windows())
                .singleElement()
                .satisfies(it -> {
                    assertThat(backups(it)).containsExactly(FIRST, SECOND);
                    assertThat(it.from()).isEqualTo(endOf(6));
                    assertThat(it.fromLsn()).isEqualTo(OrdersArchive.endLsn(1, 6));
                    assertThat(it.last()).isEqualTo(segment(1, 100));
                    assertThat(it.until()).isEqualTo(minute(101));
                    assertThat(it.untilLsn()).isEqualTo(segment(1, 101).start(SIZE));
                });
        assertThat(windows.gaps()).isEmpty();
        assertThat(windows.unusable()).isEmpty();
    }

    @Test
    void areTwoWhereASegmentMissesBetweenTwoBackups() {
        orders.wal(1, 1, 100).backup(FIRST, 1, 4, 6).backup(SECOND, 1, 60, 62);
        orders.lose(1, 30).lose(1, 31);

        var windows = windows();

        assertThat(windows.windows())
                .extracting(RecoveryWindow::last)
                .containsExactly(segment(1, 29), segment(1, 100));
        assertThat(windows.windows())
                .extracting(RecoveryWindow::from)
                .containsExactly(endOf(6), endOf(62));
        assertThat(windows.gaps())
                .singleElement()
                .isInstanceOfSatisfying(
                        WalChain.Broken.class, it -> assertThat(it.missing()).isEqualTo(2));
    }

    @Test
    void endBeforeASegmentThatMissesAfterTheLastBackup() {
        orders.wal(1, 1, 100).backup(FIRST, 1, 4, 6).lose(1, 30);

        assertThat(windows().newest().orElseThrow().last()).isEqualTo(segment(1, 29));
    }

    @Test
    void leaveOutABackupWhoseOwnWalIsBroken() {
        orders.wal(1, 1, 100).backup(FIRST, 1, 4, 6).backup(SECOND, 1, 60, 62).lose(1, 5);

        var windows = windows();

        assertThat(windows.firstRecoverabilityPoint()).contains(endOf(62));
        assertThat(windows.unusable())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.backupId()).isEqualTo(FIRST);
                    assertThat(it.reason()).contains("lacks " + segment(1, 5));
                });
    }

    @Test
    void leaveOutABackupWithoutData() {
        orders.wal(1, 1, 100).backup(FIRST, 1, 4, 6).backup(SECOND, 1, 60, 62);
        orders.blobs().delete("orders/base/" + FIRST + "/data.tar");

        assertThat(windows().firstRecoverabilityPoint()).contains(endOf(62));
    }

    @Test
    void goOnAcrossAPromotion() {
        orders.wal(1, 1, 50).wal(2, 50, 100).history(2, "1\t0/32000140\tpromoted");
        orders.backup(FIRST, 1, 4, 6).backup(SECOND, 2, 60, 62);

        assertThat(windows().windows())
                .singleElement()
                .satisfies(it -> {
                    assertThat(backups(it)).containsExactly(FIRST, SECOND);
                    assertThat(it.timeline()).isEqualTo(2);
                    assertThat(it.last()).isEqualTo(segment(2, 100));
                });
    }

    @Test
    void endAtAPromotionWhoseHistoryIsNotThere() {
        orders.wal(1, 1, 49).wal(2, 50, 100).backup(FIRST, 1, 4, 6);

        assertThat(windows().newest().orElseThrow().last()).isEqualTo(segment(1, 49));
    }

    @Test
    void areOfTheirOwnTimelineWhereTheNewerOneLeftBefore() {
        orders.wal(1, 1, 80).wal(2, 30, 100).history(2, "1\t0/1E000140\tpromoted");
        orders.backup(FIRST, 1, 40, 42).backup(SECOND, 2, 60, 62);

        assertThat(windows().windows())
                .extracting(RecoveryWindow::last)
                .containsExactly(segment(1, 80), segment(2, 100));
        assertThat(windows().gaps()).isEmpty();
    }

    @Test
    void nameAHistoryThatCannotBeRead() {
        orders.wal(1, 1, 80).backup(FIRST, 1, 40, 42).history(2, "nonsense");

        assertThat(windows().problems()).hasSize(1);
        assertThat(windows().windows()).hasSize(1);
    }

    @Test
    void needNoWalFromBeforeTheOldestBackup() {
        orders.wal(1, 1, 1000).backup(FIRST, 1, 600, 602);

        windows();

        assertThat(orders.blobs().listed())
                .contains("orders/wals/0000000100000002/", "orders/wals/0000000100000003/")
                .doesNotContain("orders/wals/0000000100000001/");
    }
}
