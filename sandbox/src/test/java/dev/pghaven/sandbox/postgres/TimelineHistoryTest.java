package dev.pghaven.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.replication.LogSequenceNumber;

class TimelineHistoryTest {
    private final TimelineHistory history =
            TimelineHistory.parse(
                    List.of(
                            "1\t0/3000148\tno recovery target specified",
                            "",
                            "2\t0/5000028\tno recovery target specified"));

    @Test
    void aRecordBeforeTheEndOfItsTimelineIsPartOfIt() {
        assertThat(history.contains(1, at("0/30000D0"))).isTrue();
        assertThat(history.contains(2, at("0/5000000"))).isTrue();
    }

    @Test
    void aRecordThatBeginsAtTheEndOrLaterIsNot() {
        assertThat(history.contains(1, at("0/3000148"))).isFalse();
        assertThat(history.contains(2, at("0/6000000"))).isFalse();
    }

    @Test
    void nothingOfAnotherTimelineIs() {
        assertThat(history.contains(3, at("0/1000000"))).isFalse();
    }

    private static LogSequenceNumber at(String position) {
        return LogSequenceNumber.valueOf(position);
    }
}
