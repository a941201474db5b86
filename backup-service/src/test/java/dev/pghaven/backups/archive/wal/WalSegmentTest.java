package dev.pghaven.backups.archive.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalSegmentTest {
    static Stream<SegmentSize> sizes() {
        return Stream.iterate(1 << 20, it -> it > 0 && it <= 1 << 30, it -> it * 2)
                .map(SegmentSize::new);
    }

    /** As PostgreSQL's pg_walfile_name says it of a byte in the middle. */
    @ParameterizedTest
    @CsvSource({
        "16777216,   1, 0/4000028,   000000010000000000000004",
        "16777216,   1, 0/FF000001,  0000000100000000000000FF",
        "16777216,   2, 16/B374D848, 0000000200000016000000B3",
        "1048576,    1, 0/4000028,   000000010000000000000040",
        "1048576,    1, 1/FFF00000,  000000010000000100000FFF",
        "1073741824, 10, 1/C0000001, 0000000A0000000100000003"
    })
    void isFoundByAPlaceInTheLog(int size, int timeline, String lsn, String name) {
        assertThat(WalSegment.holding(Lsn.of(lsn), timeline, new SegmentSize(size)).name())
                .isEqualTo(name);
        assertThat(WalSegment.of(name).timeline()).isEqualTo(timeline);
    }

    @ParameterizedTest
    @CsvSource({
        "16777216,   0000000100000000000000FF, 000000010000000100000000",
        "16777216,   0000000100000001000000FE, 0000000100000001000000FF",
        "1048576,    000000010000000000000FFF, 000000010000000100000000",
        "1073741824, 000000010000000000000003, 000000010000000100000000"
    })
    void isFollowedByTheNextOneWhichMayBeInTheNextLog(int size, String name, String next) {
        assertThat(WalSegment.of(name).next(new SegmentSize(size)).name()).isEqualTo(next);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void holdsItsStartAndNotItsEnd(SegmentSize size) {
        var random = new Random(size.bytes());
        for (var run = 0; run < 1000; run++) {
            var number = random.nextLong(1L << 31);
            var segment = WalSegment.numbered(number, 3, size);

            assertThat(segment.number(size)).isEqualTo(number);
            assertThat(WalSegment.of(segment.name())).isEqualTo(segment);
            assertThat(WalSegment.holding(segment.start(size), 3, size)).isEqualTo(segment);
            assertThat(WalSegment.holding(segment.end(size).plus(-1), 3, size)).isEqualTo(segment);
            assertThat(WalSegment.holding(segment.end(size), 3, size))
                    .isEqualTo(segment.next(size));
        }
    }

    @Test
    void isOrderedAsItsNameIs() {
        assertThat(WalSegment.of("000000020000000000000001"))
                .isGreaterThan(WalSegment.of("0000000100000009000000FF"));
        assertThat(WalSegment.of("0000000100000001000000FF"))
                .isLessThan(WalSegment.of("000000010000000200000000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00000001000000000000000",
                "0000000100000000000000040",
                "00000001000000000000000g",
                "00000000000000000000000A",
                "00000001.history"
            })
    void hasANameOf24HexadecimalDigitsAndATimeline(String name) {
        assertThatThrownBy(() -> WalSegment.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1000, 1 << 19, (1 << 20) + 1, 3 << 20, Integer.MIN_VALUE})
    void hasASizeThatPostgresAllows(int bytes) {
        assertThatThrownBy(() -> new SegmentSize(bytes))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
