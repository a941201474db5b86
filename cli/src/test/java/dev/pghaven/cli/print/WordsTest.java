package dev.pghaven.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0.00 s",
        "PT0.125S, 0.13 s",
        "PT59.9S, 59.90 s",
        "PT1M, 1 min 0 s",
        "PT59M59S, 59 min 59 s",
        "PT26H, 1 d 2 h",
        "PT3H7M, 3 h 7 min"
    })
    void durations(Duration duration, String words) {
        assertThat(Words.of(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1536, 1.5 KiB",
        "3221225472, 3.0 GiB",
        "2251799813685248, 2048.0 TiB"
    })
    void sizes(long bytes, String words) {
        assertThat(Words.bytes(bytes)).isEqualTo(words);
    }

    @Test
    void momentsToTheSecond() {
        assertThat(Words.of(Instant.parse("2026-11-28T12:00:00.987Z")))
                .isEqualTo("2026-11-28T12:00:00Z");
    }
}
