package dev.pghaven.provisioner.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentBlobsTest {
    private static final String SEGMENT = "000000010000000200000003";
    private static final String BLOB = "orders/wals/0000000100000002/" + SEGMENT;

    @Test
    void areInTheFolderOfTheirTimelineAndLog() {
        assertThat(SegmentBlobs.prefixOf(SEGMENT)).isEqualTo("wals/0000000100000002/" + SEGMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz", ".bz2", ".snappy", ".lz4", ".xz", ".zst"})
    void areWholeHoweverCompressed(String ending) {
        assertThat(SegmentBlobs.isWhole(BLOB + ending, SEGMENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".partial", ".00000028.backup", ".00000028.backup.gz", ".gz.tmp"})
    void areNotLabelsOrParts(String ending) {
        assertThat(SegmentBlobs.isWhole(BLOB + ending, SEGMENT)).isFalse();
    }
}
