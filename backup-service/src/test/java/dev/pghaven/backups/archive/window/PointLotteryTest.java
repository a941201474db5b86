package dev.pghaven.backups.archive.window;

import static dev.pghaven.backups.archive.OrdersArchive.SIZE;
import static dev.pghaven.backups.archive.OrdersArchive.minute;
import static dev.pghaven.backups.archive.OrdersArchive.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.catalog.CatalogReader;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointLotteryTest {
    private static final String FIRST = "20260605T120400";
    private static final String SECOND = "20260605T130000";

    private final OrdersArchive orders = new OrdersArchive();

    private List<RandomPoint> draw(int times) {
        var catalog = CatalogReader.read(orders.server());
        var survey = WindowReader.read(orders.server(), catalog);
        return IntStream.range(0, times)
                .mapToObj(seed -> new PointLottery(survey.segments(), new Random(seed)))
                .flatMap(it -> it.draw(survey.windows()).stream())
                .toList();
    }

    private static WalSegment segmentOf(RandomPoint point) {
        return WalSegment.holding(point.lsn(), 1, SIZE);
    }

    @Test
    void drawsOnlyWhatRecoveryCanReach() {
        orders.wal(1, 1, 100).backup(FIRST, 1, 4, 6).backup(SECOND, 1, 60, 62);
        orders.lose(1, 30).lose(1, 31);

        var points = draw(2000);

        assertThat(points)
                .hasSize(2000)
                .allSatisfy(it -> {
                    var number = segmentOf(it).number(SIZE);
                    assertThat(number >= 6 && number <= 29 || number >= 62 && number <= 100)
                            .isTrue();
                    assertThat(it.lsn()).isGreaterThanOrEqualTo(it.backup().span().end().lsn());
                    // Something of the window follows: its last segment holds the records to stop
                    // at.
                    assertThat(it.lsn())
                            .isLessThanOrEqualTo(segment(1, number < 50 ? 29 : 100).start(SIZE));
                });
    }

    @Test
    void drawsFromTheWholeWindow() {
        orders.wal(1, 1, 100).backup(FIRST, 1, 4, 6);

        var drawn = new TreeSet<Long>();
        draw(5000).forEach(it -> drawn.add(segmentOf(it).number(SIZE)));

        assertThat(drawn).hasSizeBetween(94, 95).contains(6L, 99L);
    }

    @Test
    void beginsWithTheNewestBackupBefore() {
        orders.wal(1, 1, 100).backup(FIRST, 1, 4, 6).backup(SECOND, 1, 60, 62);

        assertThat(draw(500))
                .allSatisfy(it ->
                        assertThat(it.backup().id())
                                .isEqualTo(
                                        it.lsn().compareTo(OrdersArchive.endLsn(1, 62)) >= 0
                                                ? SECOND
                                                : FIRST));
    }

    @Test
    void guessesTheTimeByTheSegments() {
        orders.wal(1, 1, 100).backup(FIRST, 1, 4, 6);

        assertThat(draw(500))
                .allSatisfy(it -> {
                    var closed = minute(segmentOf(it).number(SIZE) + 1);
                    assertThat(it.about()).isBetween(closed.minus(Duration.ofMinutes(1)), closed);
                });
    }

    @Test
    void aLongWindowIsDrawnMoreOften() {
        orders.wal(1, 1, 1000).backup(FIRST, 1, 4, 6).backup(SECOND, 1, 101, 102).lose(1, 100);

        var early = draw(2000).stream().filter(it -> it.backup().id().equals(FIRST)).count();

        assertThat(early).isBetween(130L, 290L);
    }

    @Test
    void theSameSeedDrawsTheSame() {
        orders.wal(1, 1, 100).backup(FIRST, 1, 4, 6);

        assertThat(draw(3)).isEqualTo(draw(3)).doesNotHaveDuplicates();
    }

    @Test
    void drawsByPlaceWhereTimesTellNothing() {
        for (var it = 4; it <= 20; it++) {
            orders.wal(segment(1, it), SIZE.bytes(), minute(0));
        }
        orders.backup(FIRST, 1, 4, 6);

        assertThat(draw(300))
                .hasSize(300)
                .allSatisfy(it ->
                        assertThat(it.lsn())
                                .isBetween(OrdersArchive.endLsn(1, 6), segment(1, 20).start(SIZE)));
        assertThat(draw(300)).extracting(PointLotteryTest::segmentOf).contains(segment(1, 15));
    }

    @Test
    void segmentsThatArrivedOutOfOrderDoNotTurnTheClockBack() {
        orders.wal(1, 1, 20).wal(segment(1, 12), SIZE.bytes(), minute(2)).backup(FIRST, 1, 4, 6);

        assertThat(draw(500))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.about()).isBetween(minute(6), minute(21)));
    }

    @Test
    void findsNothingWhereNothingFollowsTheBackup() {
        orders.wal(1, 1, 6).backup(FIRST, 1, 4, 6);

        assertThat(draw(1)).isEmpty();
    }

    @Test
    void oneSegmentAfterTheBackupIsRoomEnough() {
        orders.wal(1, 1, 7).backup(FIRST, 1, 4, 6);

        assertThat(draw(50))
                .hasSize(50)
                .allSatisfy(it ->
                        assertThat(it.lsn())
                                .isBetween(OrdersArchive.endLsn(1, 6), segment(1, 7).start(SIZE)));
    }

    @Test
    void saysWhyRecoveryGetsThere() {
        orders.wal(1, 1, 100).backup(FIRST, 1, 4, 6);

        assertThat(draw(1).getFirst().explanation()).contains(segment(1, 100).name());
    }
}
