package dev.pghaven.backups.archive.wal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalFileNameTest {
    private static final WalSegment SEGMENT = WalSegment.of("0000000200000016000000B3");

    @ParameterizedTest
    @EnumSource(Compression.class)
    void isOfASegment(Compression compression) {
        assertThat(WalFileName.of(SEGMENT + compression.suffix()))
                .contains(new WalFileName.Segment(SEGMENT, compression));
    }

    @Test
    void isOfASegmentThatAPromotionLeft() {
        assertThat(WalFileName.of(SEGMENT + ".partial.gz"))
                .contains(new WalFileName.Partial(SEGMENT, Compression.GZIP));
    }

    @Test
    void isOfABackupLabel() {
        assertThat(WalFileName.of(SEGMENT + ".00000028.backup"))
                .contains(new WalFileName.BackupLabel(SEGMENT, Compression.NONE));
    }

    @ParameterizedTest
    @CsvSource({"00000002.history, NONE", "00000002.history.bz2, BZIP2"})
    void isOfAHistory(String name, Compression compression) {
        assertThat(WalFileName.of(name)).contains(new WalFileName.History(2, compression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "archive_status",
                "0000000200000016000000B3.tmp",
                "0000000200000016000000B3.gz.gz",
                "0000000200000016000000b3",
                "0000000000000016000000B3",
                "FFFFFFFF00000016000000B3",
                "0000000200000016",
                "0000000200000016000000B3.28.backup",
                "00000000.history"
            })
    void isNothingThatPostgresAndBarmanName(String name) {
        assertThat(WalFileName.of(name)).isEmpty();
    }
}
