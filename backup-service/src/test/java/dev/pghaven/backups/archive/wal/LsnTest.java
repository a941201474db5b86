package dev.pghaven.backups.archive.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LsnTest {
    @ParameterizedTest
    @ValueSource(strings = {"0/0", "0/4000028", "16/B374D848", "FFFFFFFF/FFFFFFFF"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Lsn.of(text)).hasToString(text);
    }

    @Test
    void isReadWithLeadingZerosAndSmallLetters() {
        assertThat(Lsn.of("00000016/0b374d84")).isEqualTo(Lsn.of("16/B374D84"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0/", "/0", "0/0/0", "0/123456789", "0/G", "-1/0", " 0/0"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Lsn.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void hasADistanceInBytesAlsoAcrossLogs() {
        assertThat(Lsn.of("1/0").bytesSince(Lsn.of("0/FFFFFFFF"))).isEqualTo(1);
        assertThat(Lsn.of("0/10").bytesSince(Lsn.of("0/20"))).isEqualTo(-16);
    }

    @Test
    void isOrderedWithoutASign() {
        assertThat(Lsn.of("FFFFFFFF/0")).isGreaterThan(Lsn.of("7FFFFFFF/0"));
        assertThat(Lsn.of("1/0")).isGreaterThan(Lsn.of("0/FFFFFFFF"));
    }
}
