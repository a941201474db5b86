package dev.pghaven.sandbox.cnpg.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentNameTest {
    @ParameterizedTest
    @CsvSource({
        "000000010000000000000003, 16, 1, 000000010000000000000004",
        "0000000100000000000000FF, 16, 1, 000000010000000100000000",
        "0000000A00000002000000FE, 16, 4, 0000000A0000000300000002",
        "000000010000000000000003, 1024, 1, 000000010000000100000000",
        "000000010000000000000003, 1, 1, 000000010000000000000004"
    })
    void knowsWhichSegmentsFollow(String name, int megabytes, int steps, String following) {
        assertThat(SegmentName.parse(name, megabytes << 20).orElseThrow().plus(steps))
                .hasToString(following);
    }

    @Test
    void otherFilesHaveNoSuccessor() {
        assertThat(SegmentName.parse("00000002.history", 16 << 20)).isEmpty();
        assertThat(SegmentName.parse("000000010000000000000003.partial", 16 << 20)).isEmpty();
    }
}
