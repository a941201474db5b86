package dev.pghaven.backups.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionPolicyTest {
    @ParameterizedTest
    @CsvSource({"1d, 1", "7d, 7", "30d, 30", "4w, 28", "3m, 93", "12m, 372", "99999d, 99999"})
    void isSoManyDaysLong(String text, long days) {
        assertThat(new RetentionPolicy(text).length()).isEqualTo(Duration.ofDays(days));
    }

    @Test
    void beginsSoLongAgo() {
        assertThat(new RetentionPolicy("2w").begin(Instant.parse("2026-06-15T12:00:00Z")))
                .isEqualTo("2026-06-01T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "0d", "07d", "7D", "7y", "-7d", "7d ", "1234567d"})
    void isAsCnpgWritesIt(String text) {
        assertThatThrownBy(() -> new RetentionPolicy(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
