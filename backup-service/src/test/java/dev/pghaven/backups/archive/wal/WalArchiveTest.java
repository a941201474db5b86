package dev.pghaven.backups.archive.wal;

import static dev.pghaven.backups.archive.OrdersArchive.SIZE;
import static dev.pghaven.backups.archive.OrdersArchive.minute;
import static dev.pghaven.backups.archive.OrdersArchive.pathOf;
import static dev.pghaven.backups.archive.OrdersArchive.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.OrdersArchive;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalArchiveTest {
    private final OrdersArchive orders = new OrdersArchive();
    private final WalArchive archive = new WalArchive(orders.server());

    private WalChain chain(int timeline, long first, long last, int target) {
        return archive.chain(
                segment(timeline, first),
                OrdersArchive.endLsn(timeline, first),
                segment(target, last),
                target,
                SIZE);
    }

    @Test
    void aChainIsWhole() {
        orders.wal(1, 3, 1030);

        assertThat(chain(1, 4, 1000, 1))
                .isEqualTo(new WalChain.Whole(segment(1, 4), segment(1, 1000), 997));
    }

    @Test
    void aSegmentMissesInTheMiddle() {
        orders.wal(1, 3, 1030).lose(1, 500);

        assertThat(chain(1, 4, 1000, 1).describe())
                .isEqualTo(
                        "WAL from 000000010000000000000004 to 0000000100000003000000E8"
                                + " lacks 0000000100000001000000F4");
    }

    @Test
    void theFirstAndTheLastCountToo() {
        orders.wal(1, 5, 9);

        assertThat(chain(1, 4, 9, 1)).isInstanceOf(WalChain.Broken.class);
        assertThat(chain(1, 5, 10, 1)).isInstanceOf(WalChain.Broken.class);
        assertThat(chain(1, 5, 9, 1)).isInstanceOf(WalChain.Whole.class);
    }

    @Test
    void onlyTheFirstFewOfManyAreNamed() {
        orders.wal(1, 4, 4).wal(1, 2000, 2000);

        assertThat(chain(1, 4, 2000, 1))
                .isInstanceOfSatisfying(
                        WalChain.Broken.class,
                        it -> {
                            assertThat(it.missing()).isEqualTo(1995);
                            assertThat(it.begin()).hasSize(5);
                            assertThat(it.describe()).endsWith(" and 1990 more");
                        });
    }

    @Test
    void aPlainSegmentThatIsTooShortIsDamaged() {
        orders.wal(1, 4, 9).wal(segment(1, 6), SIZE.bytes() - 512, minute(7));

        assertThat(chain(1, 4, 9, 1).describe())
                .endsWith("lacks 000000010000000000000006 (damaged)");
    }

    @Test
    void aCompressedSegmentMayBeOfAnySizeButZero() {
        orders.wal(1, 4, 9).lose(1, 6).lose(1, 7);
        orders.blobs().putSized(pathOf(segment(1, 6)) + ".gz", 4711, minute(7));
        orders.blobs().putSized(pathOf(segment(1, 7)) + ".gz", 0, minute(7));

        assertThat(chain(1, 4, 9, 1).describe())
                .endsWith("lacks 000000010000000000000007 (damaged)");
    }

    @Test
    void whatIsNoSegmentDoesNotStandInForOne() {
        orders.wal(1, 4, 9).lose(1, 6);
        orders.blobs().putSized(pathOf(segment(1, 6)) + ".partial", SIZE.bytes(), minute(7));
        orders.blobs().putSized(pathOf(segment(1, 6)) + ".00000028.backup", 300, minute(7));

        assertThat(chain(1, 4, 9, 1)).isInstanceOf(WalChain.Broken.class);
        assertThat(archive.find(segment(1, 6), SIZE)).isEmpty();
        assertThat(archive.find(segment(1, 7), SIZE)).isPresent();
    }

    /** The old timeline's last segment is archived as .partial, or never. */
    @Test
    void aChainGoesOnOnTheTimelineOfAPromotion() {
        orders.wal(1, 4, 299).wal(2, 300, 310).history(2, "1\t1/2C000140\tpromoted");

        assertThat(chain(1, 4, 310, 2))
                .isEqualTo(new WalChain.Whole(segment(1, 4), segment(2, 310), 307));
    }

    @Test
    void theSegmentOfThePromotionIsNeededFromTheNewTimeline() {
        orders.wal(1, 4, 300).wal(2, 301, 310).history(2, "1\t1/2C000140\tpromoted");

        assertThat(chain(1, 4, 310, 2).describe()).contains("lacks " + segment(2, 300));
    }

    @Test
    void noChainLeadsToATimelineThatWentItsOwnWayBefore() {
        orders.wal(1, 4, 310).wal(2, 300, 310).history(2, "1\t1/2C000140\tpromoted");

        assertThat(chain(1, 305, 310, 2))
                .isEqualTo(
                        new WalChain.Unconnected(
                                "timeline 2 does not hold what timeline 1 wrote up to 1/31000120"));
    }

    @Test
    void withoutItsHistoryATimelineHasNoAncestors() {
        orders.wal(1, 4, 299).wal(2, 300, 310);

        assertThat(chain(1, 4, 310, 2)).isInstanceOf(WalChain.Unconnected.class);
    }

    @Test
    void aHistoryThatCannotBeReadIsAProblemOfItsOwn() {
        orders.wal(1, 4, 9).history(2, "nonsense");

        assertThat(archive.timelines().problems())
                .singleElement()
                .asString()
                .contains("timeline 2");
        assertThat(chain(1, 4, 9, 1)).isInstanceOf(WalChain.Whole.class);
    }

    @Test
    void onlyTheFoldersOnTheWayAreListed() {
        orders.wal(1, 0, 2000);

        chain(1, 300, 600, 1);

        assertThat(orders.blobs().listed())
                .containsExactly("orders/wals/0000000100000001/", "orders/wals/0000000100000002/");
    }

    @Test
    void theNewestSegmentIsLookedForFromTheEnd() {
        orders.wal(1, 0, 2000).wal(2, 2000, 2001);
        orders.blobs().putSized("orders/wals/0000000200000008/spurious", 1, minute(0));

        assertThat(archive.newest(SIZE).map(ArchivedSegment::segment)).contains(segment(2, 2001));
        assertThat(orders.blobs().listed())
                .containsExactly("orders/wals/0000000200000008/", "orders/wals/0000000200000007/");
    }

    @Test
    void aNewestSegmentThatIsDamagedIsNotTheNewest() {
        orders.wal(1, 4, 9).wal(segment(1, 10), 1, minute(10));

        assertThat(archive.newest(SIZE).map(ArchivedSegment::segment)).contains(segment(1, 9));
    }

    @Test
    void anEmptyArchiveHasNoNewestSegment() {
        assertThat(archive.newest(SIZE)).isEmpty();
    }

    @Test
    void wantedSegmentsAreFoundBesideTheNewest() {
        orders.wal(1, 0, 2000);

        var found = archive.newestAnd(List.of(segment(1, 3)), SIZE);

        assertThat(found.holds(segment(1, 3))).isTrue();
        assertThat(found.holds(segment(1, 2000))).isTrue();
        assertThat(found.holds(segment(1, 1000))).isFalse();
    }

    @Test
    void anotherServerWhoseNameBeginsAlikeIsAnother() {
        orders.blobs()
                .putSized(
                        pathOf(segment(1, 4)).replace("orders/", "orders-2/"),
                        SIZE.bytes(),
                        minute(1));

        assertThat(archive.find(segment(1, 4), SIZE)).isEmpty();
    }
}
