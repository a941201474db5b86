package dev.pghaven.contracts.cron;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronNotationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "*/15 0 1,15 * 1-5",
                "0 3 * * SUN",
                "0 3 * * 7",
                "0 3 29 2 *",
                "  0\t3   * * * ",
                "0 3 30 2 1"
            })
    void takesWhatCrontabTakes(String text) {
        assertThat(CronNotation.FIVE_FIELDS.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';five fields",
                "* * * *;five fields",
                "0 0 3 * * *;five fields",
                "60 * * * *;59",
                "0 24 * * *;23",
                "0 3 0 * *;31",
                "0 3 * 13 *;12",
                "0 3 * * 8;7",
                "a b c d e;five fields",
                "@daily;five fields",
                "*/0 * * * *;five fields",
                "0 22-2 * * *;five fields",
                "0 3 L * *;five fields",
                "0 3 ? * *;five fields",
                "1.5 * * * *;five fields",
                "99999999999 * * * *;five fields",
                "0|5 * * * *;without '|'",
                "0 3 30 2 *;must name a moment that comes",
                "0 3 31 4,6,9,11 *;must name a moment that comes"
            })
    void saysWhatIsWrong(String text, String part) {
        assertThat(CronNotation.FIVE_FIELDS.fault(text))
                .hasValueSatisfying(rule -> assertThat(rule).contains(part));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void doesNotEvenReadWhatNobodyWrites(int times) {
        assertThat(CronNotation.FIVE_FIELDS.fault("1,".repeat(times) + "1 * * * *"))
                .hasValueSatisfying(rule -> assertThat(rule).contains("200").hasSizeLessThan(100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0 0 3 * * *;",
                "0 0 3 ? * 0;",
                "0 3 * * *;six fields",
                "0 0 3 * * 7;6",
                "0 0 3 30 2 *;must name a moment that comes"
            })
    void readsSixFieldsAsCnpgDoes(String text, String part) {
        assertThat(CronNotation.SIX_FIELDS.fault(text).orElse(""))
                .contains(part == null ? "" : part);
        assertThat(CronNotation.SIX_FIELDS.fault(text).isPresent()).isEqualTo(part != null);
    }
}
