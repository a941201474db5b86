package dev.pghaven.sandbox.cnpg.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextRunTest {
    private static final CronSchedule HOURLY = CronSchedule.parse("0 15 * ? * *");
    private static final Instant NOW = Instant.parse("2024-06-05T13:47:18Z");
    private static final Instant NEXT = Instant.parse("2024-06-05T14:15:00Z");

    @Test
    void theFirstBackupWaitsForItsTime() {
        assertThat(NextRun.of(HOURLY, false, Optional.empty(), NOW))
                .isEqualTo(new NextRun.FirstLook(NEXT));
    }

    @Test
    void unlessItIsWantedAtOnceWhichIsOnce() {
        assertThat(NextRun.of(HOURLY, true, Optional.empty(), NOW)).isEqualTo(new NextRun.AtOnce());
        assertThat(NextRun.of(HOURLY, true, Optional.of(NOW), NOW))
                .isEqualTo(new NextRun.NotYet(NEXT));
    }

    @Test
    void ofAllMissedMomentsTheFirstIsRun() {
        var fourHoursAgo = Optional.of(Instant.parse("2024-06-05T09:47:18Z"));

        assertThat(NextRun.of(HOURLY, false, fourHoursAgo, NOW))
                .isEqualTo(new NextRun.Due(Instant.parse("2024-06-05T10:15:00Z")));
    }

    @Test
    void whatIsNeverDueIsNeverRun() {
        var never = CronSchedule.parse("0 0 0 30 2 *");

        assertThat(NextRun.of(never, true, Optional.empty(), NOW)).isEqualTo(new NextRun.Never());
    }
}
