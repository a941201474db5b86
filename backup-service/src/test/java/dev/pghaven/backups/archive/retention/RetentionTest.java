package dev.pghaven.backups.archive.retention;

import static dev.pghaven.backups.archive.OrdersArchive.SIZE;
import static dev.pghaven.backups.archive.OrdersArchive.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.catalog.BackupState;
import dev.pghaven.backups.archive.catalog.Catalog;
import dev.pghaven.backups.archive.catalog.CataloguedBackup;
import dev.pghaven.backups.archive.catalog.CataloguedBackup.Keep;
import dev.pghaven.backups.archive.wal.ArchivedSegment;
import dev.pghaven.backups.archive.wal.WalArchive;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    private static Instant daysAgo(double days) {
        return NOW.minus(Duration.ofMinutes((long) (days * 24 * 60)));
    }

    /** A server that fills ten segments a day and makes a backup on each of these days. */
    private static CataloguedBackup[] daily(int... days) {
        return Arrays.stream(days)
                .mapToObj(it -> TestBackups.complete(daysAgo(it), 1, 300 - 10L * it))
                .toArray(CataloguedBackup[]::new);
    }

    private static RetentionDecision decide(String policy, CataloguedBackup... backups) {
        return new Retention(new RetentionPolicy(policy), 0, Optional.empty())
                .decide(new Catalog("orders", List.of(backups)), NOW);
    }

    private static List<Long> removedDays(RetentionDecision decision) {
        return decision.removable().stream()
                .map(it -> it.doneForBarman().orElseThrow().span().end().time())
                .map(it -> Duration.between(it, NOW).toDays())
                .toList();
    }

    private static List<String> reasons(RetentionDecision decision) {
        return decision.verdicts().stream().map(it -> it.fate().reason()).toList();
    }

    @Test
    void keepsTheWindowAndTheBackupThatItBeginsWith() {
        var decision = decide("7d", daily(1, 3, 6, 9, 12, 20));

        assertThat(removedDays(decision)).containsExactly(20L, 12L);
        assertThat(reasons(decision))
                .containsExactly(
                        "a newer backup ended before the window of 7d begins",
                        "a newer backup ended before the window of 7d begins",
                        "the window of 7d begins with it",
                        "it lies in the window of 7d",
                        "it lies in the window of 7d",
                        "it lies in the window of 7d");
        assertThat(decision.windowBegin()).isEqualTo(daysAgo(7));
    }

    @Test
    void keepsTheOnlyBackupHoweverOld() {
        assertThat(removedDays(decide("1d", daily(25)))).isEmpty();
    }

    @Test
    void keepsTheNewestOfOldBackups() {
        assertThat(removedDays(decide("1d", daily(10, 20, 30)))).containsExactly(30L, 20L);
    }

    /** A backup that ends in the window cannot restore its first moment. */
    @Test
    void aBackupCountsFromItsEnd() {
        assertThat(removedDays(decide("7d", daily(7, 20)))).isEmpty();
        assertThat(removedDays(decide("6d", daily(7, 20)))).containsExactly(20L);
    }

    @Test
    void hasNothingToRemoveFromNothing() {
        assertThat(decide("7d").verdicts()).isEmpty();
    }

    @Test
    void keepsWhatWasVerifiedLast() {
        var backups = daily(1, 9, 12, 20);
        var retention = new Retention(new RetentionPolicy("7d"), 0, Optional.of(backups[3].id()));

        var decision = retention.decide(new Catalog("orders", List.of(backups)), NOW);

        assertThat(removedDays(decision)).containsExactly(12L);
        assertThat(reasons(decision).getFirst()).contains("verified");
    }

    @Test
    void keepsSoManyBackupsAtLeast() {
        var retention = new Retention(new RetentionPolicy("7d"), 3, Optional.empty());

        var decision = retention.decide(new Catalog("orders", List.of(daily(1, 9, 12, 20))), NOW);

        assertThat(removedDays(decision)).containsExactly(20L);
        assertThat(reasons(decision).get(1)).contains("at least 3");
    }

    @Test
    void keepsWhatBarmanWasToldToKeep() {
        var old = TestBackups.kept(daysAgo(20), 1, 100, Keep.FULL);

        var decision = decide("7d", daily(1, 9, 12)[0], daily(9)[0], daily(12)[0], old);

        assertThat(removedDays(decision)).containsExactly(12L);
        assertThat(reasons(decision).getFirst()).isEqualTo("Barman was told to keep it");
    }

    @Test
    void doesNotCountOnWhatIsNotDone() {
        var failed =
                TestBackups.of(daysAgo(8), new BackupState.Failed("disk full"), Optional.empty());
        var running = TestBackups.of(daysAgo(0), new BackupState.WithoutInfo(), Optional.empty());

        var decision = decide("7d", daily(1)[0], failed, running, daily(12)[0]);

        assertThat(removedDays(decision)).isEmpty();
        assertThat(reasons(decision).get(1)).contains("this one is failed: disk full");
    }

    @Test
    void warnsWhereBarmanCountsOnABackupThatIsNoGood() {
        var broken =
                TestBackups.of(
                        daysAgo(8),
                        new BackupState.WithoutData(
                                TestBackups.info(daysAgo(8), 1, 220), List.of("data.tar")),
                        Optional.empty());

        var decision = decide("7d", daily(1)[0], broken, daily(12)[0]);

        assertThat(removedDays(decision)).containsExactly(12L);
        assertThat(decision.warnings())
                .containsExactly(
                        "the policy counts on backup %s, which lacks data.tar"
                                .formatted(broken.id()));
    }

    @Test
    void removesNothingWhileABackupInfoCannotBeRead() {
        var unreadable =
                TestBackups.of(daysAgo(2), new BackupState.UnreadableInfo("x"), Optional.empty());

        var decision = decide("7d", daily(1)[0], unreadable, daily(9)[0], daily(12)[0]);

        assertThat(decision.removable()).isEmpty();
        assertThat(reasons(decision).getFirst()).contains(unreadable.id());
    }

    private static List<WalSegment> removedWal(OrdersArchive orders, RetentionDecision decision) {
        var segments = new WalArchive(orders.server()).since(segment(1, 0), SIZE);
        return decision.removableWal(segments).stream().map(ArchivedSegment::segment).toList();
    }

    @Test
    void walGoesUpToTheBeginOfTheOldestBackupThatStays() {
        var orders = new OrdersArchive().wal(1, 90, 300);

        assertThat(removedWal(orders, decide("7d", daily(1, 9, 20))))
                .first()
                .isEqualTo(segment(1, 90));
        assertThat(removedWal(orders, decide("7d", daily(1, 9, 20))))
                .last()
                .isEqualTo(segment(1, 209));
    }

    @Test
    void walStaysWhereNoBackupGoes() {
        var orders = new OrdersArchive().wal(1, 90, 300);

        assertThat(removedWal(orders, decide("7d", daily(1, 9)))).isEmpty();
    }

    @Test
    void walOfAStandaloneBackupStaysAndTheRestGoes() {
        var orders = new OrdersArchive().wal(1, 90, 300);
        var standalone = TestBackups.kept(daysAgo(15), 1, 150, Keep.STANDALONE);

        var removed =
                removedWal(
                        orders, decide("7d", daily(1)[0], daily(9)[0], daily(20)[0], standalone));

        assertThat(removed)
                .contains(segment(1, 149), segment(1, 152), segment(1, 209))
                .doesNotContain(segment(1, 150), segment(1, 151), segment(1, 210));
    }

    @Test
    void walOfAnotherTimelineWithABackupStays() {
        var orders = new OrdersArchive().wal(1, 90, 300).wal(2, 205, 300);
        var elsewhere = TestBackups.complete(daysAgo(3), 1, 150);

        var removed =
                removedWal(
                        orders,
                        decide(
                                "7d",
                                TestBackups.complete(daysAgo(9), 2, 210),
                                elsewhere,
                                TestBackups.complete(daysAgo(20), 2, 206)));

        assertThat(removed)
                .contains(segment(2, 205), segment(2, 209))
                .doesNotContain(segment(2, 210))
                .noneMatch(it -> it.timeline() == 1);
    }
}
