package dev.pghaven.contracts.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ZonedCronTest {
    private static final String STOCKHOLM = "Europe/Stockholm";

    @Test
    void isDueAgainAndAgainButNotAtTheMomentItself() {
        assertDue(
                "30 3 * * *", "UTC", "2026-11-22T03:30Z", "2026-11-23T03:30Z", "2026-11-24T03:30Z");
    }

    @Test
    void speaksOfItsZone() {
        assertDue("30 3 * * *", STOCKHOLM, "2026-07-01T03:00+02:00", "2026-07-01T03:30+02:00");
        assertDue("30 3 * * *", STOCKHOLM, "2026-12-01T03:00+01:00", "2026-12-01T03:30+01:00");
    }

    @Test
    void anHourThatIsLeftOutIsMadeUpForAtOnce() {
        assertDue(
                "30 2 * * *",
                STOCKHOLM,
                "2026-03-28T02:30+01:00",
                "2026-03-29T03:00+02:00",
                "2026-03-30T02:30+02:00");
    }

    @Test
    void whatIsLeftOutTogetherIsMadeUpForOnce() {
        assertDue(
                "*/20 2,3 * * *",
                STOCKHOLM,
                "2026-03-28T03:40+01:00",
                "2026-03-29T03:00+02:00",
                "2026-03-29T03:20+02:00",
                "2026-03-29T03:40+02:00",
                "2026-03-30T02:00+02:00");
    }

    @Test
    void anHourThatComesTwiceCountsOnce() {
        assertDue(
                "30 2 * * *",
                STOCKHOLM,
                "2026-10-24T02:30+02:00",
                "2026-10-25T02:30+02:00",
                "2026-10-26T02:30+01:00");
    }

    @Test
    void alsoWhenItIsAskedInBetween() {
        assertDue("30 2 * * *", STOCKHOLM, "2026-10-25T02:45+02:00", "2026-10-26T02:30+01:00");
        assertDue("30 2 * * *", STOCKHOLM, "2026-10-25T02:10+01:00", "2026-10-26T02:30+01:00");
        assertDue("30 2 * * *", STOCKHOLM, "2026-10-25T02:45+01:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void whatRunsEveryHourGoesOnWhenTheClocksAreSetForward() {
        assertDue(
                "30 * * * *",
                STOCKHOLM,
                "2026-03-29T00:30+01:00",
                "2026-03-29T01:30+01:00",
                "2026-03-29T03:30+02:00",
                "2026-03-29T04:30+02:00");
    }

    @Test
    void whatRunsEveryHourGoesOnWhenTheClocksAreSetBack() {
        assertDue(
                "30 * * * *",
                STOCKHOLM,
                "2026-10-25T01:30+02:00",
                "2026-10-25T02:30+02:00",
                "2026-10-25T02:30+01:00",
                "2026-10-25T03:30+01:00");
    }

    @Test
    void aMidnightMayBeLeftOutToo() {
        assertDue(
                "30 0 * * *",
                "Asia/Beirut",
                "2026-03-28T00:30+02:00",
                "2026-03-29T01:00+03:00",
                "2026-03-30T00:30+03:00");
    }

    @Test
    void andAWholeDay() {
        assertDue(
                "0 12 * * *",
                "Pacific/Apia",
                "2011-12-29T12:00-10:00",
                "2011-12-31T00:00+14:00",
                "2011-12-31T12:00+14:00");
    }

    @Test
    void leapDays() {
        assertDue(
                "0 0 29 2 *", "UTC", "2096-02-29T00:00Z", "2104-02-29T00:00Z", "2108-02-29T00:00Z");
    }

    @Test
    void aDayOfTheMonthOrOneOfTheWeekAsCrontabSays() {
        assertDue(
                "0 0 13 * 5",
                "UTC",
                "2026-01-01T00:00Z",
                "2026-01-02T00:00Z",
                "2026-01-09T00:00Z",
                "2026-01-13T00:00Z",
                "2026-01-16T00:00Z");
    }

    @Test
    void isTheSameHoweverItIsSpaced() {
        var zone = ZoneId.of("UTC");

        assertThat(new ZonedCron(" 0\t3  * * *\n", zone))
                .isEqualTo(new ZonedCron("0 3 * * *", zone));
    }

    @Test
    void refusesWhatNeverComes() {
        assertThatThrownBy(() -> new ZonedCron("0 3 30 2 *", ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must name a moment that comes");
    }

    private static void assertDue(String fields, String zone, String from, String... times) {
        var cron = new ZonedCron(fields, ZoneId.of(zone));
        var due = Stream.iterate(cron.after(instant(from)), cron::after).limit(times.length);
        assertThat(due)
                .containsExactlyElementsOf(Stream.of(times).map(ZonedCronTest::instant).toList());
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
