package dev.pghaven.backups.archive.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.backups.archive.wal.TimelineHistory.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineHistoryTest {
    private static final TimelineHistory THIRD =
            TimelineHistory.of(
                    3,
                    """
                    1\t0/5000140\tno recovery target specified

                    # a comment
                    2\t0/9000000\tbefore 2026-06-05 12:00:00+00
                    """);

    @Test
    void tellsEachSwitchAndItsReason() {
        assertThat(THIRD.switches())
                .containsExactly(
                        new Switch(1, Lsn.of("0/5000140"), "no recovery target specified"),
                        new Switch(2, Lsn.of("0/9000000"), "before 2026-06-05 12:00:00+00"));
    }

    /**
     * A promotion copies the segment in which it happens; 9 is one where it happens at its start.
     */
    @ParameterizedTest
    @CsvSource({"0, 1", "4, 1", "5, 2", "6, 2", "8, 2", "9, 3", "10, 3", "100000, 3"})
    void saysOnWhichTimelineRecoveryReadsASegment(long segment, int timeline) {
        assertThat(THIRD.timelineOf(segment, SegmentSize.USUAL)).isEqualTo(timeline);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0/5000140, true",
        "1, 0/5000141, false",
        "2, 0/9000000, true",
        "2, 0/9000001, false",
        "3, FF/0, true",
        "4, 0/0, false"
    })
    void containsItsAncestorsUpToTheirSwitch(int timeline, String lsn, boolean contained) {
        assertThat(THIRD.contains(timeline, Lsn.of(lsn))).isEqualTo(contained);
    }

    @Test
    void ofTheFirstTimelineIsEmpty() {
        var first = TimelineHistory.withoutAncestors(1);

        assertThat(first.timelineOf(77, SegmentSize.USUAL)).isEqualTo(1);
        assertThat(first.contains(1, Lsn.of("FF/0"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\t0/5000140\twhy",
                "1",
                "1\t0-5000140\twhy",
                "0\t0/5000140\twhy",
                "2\t0/1\ta\n1\t0/2\tb",
                "1\t0/2\ta\n2\t0/1\tb",
                "3\t0/1\ta"
            })
    void isRefusedWhereItMakesNoSense(String text) {
        assertThatThrownBy(() -> TimelineHistory.of(3, text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
