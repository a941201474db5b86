package dev.pghaven.sandbox.cnpg.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 15 * ? * *       | 2024-06-05T13:15:00Z | 2024-06-05T14:15:00Z
                    0 15 * ? * *       | 2024-06-05T13:14:59Z | 2024-06-05T13:15:00Z
                    0 0 0 * * *        | 2024-12-31T23:59:59Z | 2025-01-01T00:00:00Z
                    */20 * * * * *     | 2024-06-05T13:00:41Z | 2024-06-05T13:01:00Z
                    5/20 * * * * *     | 2024-06-05T13:00:06Z | 2024-06-05T13:00:25Z
                    0 30 4 29 2 *      | 2024-03-01T00:00:00Z | 2028-02-29T04:30:00Z
                    0 0 12 * jan-mar MON | 2024-03-25T12:00:00Z | 2025-01-06T12:00:00Z
                    0 0 0 13 * fri     | 2024-06-05T00:00:00Z | 2024-06-07T00:00:00Z
                    0 0 0 13 * *       | 2024-06-05T00:00:00Z | 2024-06-13T00:00:00Z
                    0 0 0 1,15 * 0     | 2024-06-05T00:00:00Z | 2024-06-09T00:00:00Z
                    @weekly            | 2024-06-05T00:00:00Z | 2024-06-09T00:00:00Z
                    0 30 2 * *         | 2024-06-05T00:00:00Z | 2024-06-05T02:30:00Z
                    """)
    void isDueNextAt(String schedule, Instant after, Instant due) {
        assertThat(CronSchedule.parse(schedule).next(after)).contains(due);
    }

    @Test
    void whatIsNeverDueHasNoNextTime() {
        var february30 = CronSchedule.parse("0 0 0 30 2 *");

        assertThat(february30.next(Instant.parse("2024-06-05T00:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 15 *            | Expected 5 to 6 fields, found 3: 0 15 *
                    0 0 0 1 1 * 2024  | Expected 5 to 6 fields, found 7: 0 0 0 1 1 * 2024
                    60 * * * * *      | End of range (60) above maximum (59): 60
                    0 0 0 0 * *       | Beginning of range (0) below minimum (1): 0
                    0 5-3 * * * *     | Beginning of range (5) beyond end of range (3): 5-3
                    0 */0 * * * *     | Step of range should be a positive number: */0
                    0 1/2/3 * * * *   | Too many slashes: 1/2/3
                    0 1-2-3 * * * *   | Too many hyphens: 1-2-3
                    0 x * * * *       | Failed to parse int from x
                    @sometimes        | Unrecognized descriptor: @sometimes
                    """)
    void aWrongScheduleIsRefused(String schedule, String reason) {
        assertThatThrownBy(() -> CronSchedule.parse(schedule))
                .isInstanceOf(InvalidCron.class)
                .hasMessage(reason);
    }
}
