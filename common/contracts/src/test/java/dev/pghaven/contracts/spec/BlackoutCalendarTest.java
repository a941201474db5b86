package dev.pghaven.contracts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlackoutCalendarTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T23:59:59Z, false",
        "2026-11-27T00:00:00Z, true",
        "2026-11-30T23:59:59Z, true",
        "2026-12-01T00:00:00Z, false"
    })
    void anIntervalEndsBeforeItsEnd(Instant moment, boolean forbidden) {
        var sale =
                new BlackoutInterval(
                        Instant.parse("2026-11-27T00:00:00Z"),
                        Instant.parse("2026-12-01T00:00:00Z"),
                        Optional.of("the sale"));
        var calendar = new BlackoutCalendar(null, List.of(sale), null);

        assertThat(calendar.forbids(moment).isPresent()).isEqualTo(forbidden);
    }

    /** The 27th of November 2026 is a Friday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-27T15:59:59, false",
        "2026-11-27T16:00:00, true",
        "2026-11-29T12:00:00, true",
        "2026-11-30T06:59:59, true",
        "2026-11-30T07:00:00, false"
    })
    void aWindowMayGoBeyondTheEndOfTheWeek(LocalDateTime clock, boolean forbidden) {
        assertThat(weekend().forbids(clock.atZone(STOCKHOLM).toInstant()).isPresent())
                .isEqualTo(forbidden);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-03T13:59:59Z, false",
        "2026-07-03T14:00:00Z, true",
        "2026-12-04T14:59:59Z, false",
        "2026-12-04T15:00:00Z, true"
    })
    void aWindowFollowsTheClockOnTheWall(Instant moment, boolean forbidden) {
        assertThat(weekend().forbids(moment).isPresent()).isEqualTo(forbidden);
    }

    @Test
    void saysWhatForbids() {
        assertThat(weekend().forbids(Instant.parse("2026-11-28T12:00:00Z")))
                .hasValue(
                        "blackout from friday 16:00 until monday 07:00 every week in"
                                + " Europe/Stockholm: nobody is at work");
    }

    @Test
    void anEmptyCalendarForbidsNothing() {
        assertThat(BlackoutCalendar.empty().forbids(Instant.EPOCH)).isEmpty();
    }

    private static BlackoutCalendar weekend() {
        return new BlackoutCalendar(
                STOCKHOLM,
                null,
                List.of(
                        new BlackoutWindow(
                                Weekday.FRIDAY,
                                LocalTime.of(16, 0),
                                Weekday.MONDAY,
                                LocalTime.of(7, 0),
                                Optional.of("nobody is at work"))));
    }
}
