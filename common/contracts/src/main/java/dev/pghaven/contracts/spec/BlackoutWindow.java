package dev.pghaven.contracts.spec;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * A time that comes every week, such as from Friday evening to Monday morning. It may go beyond the
 * end of the week.
 *
 * @param from its first moment on the day that it begins
 * @param until the first moment after it
 * @param reason for people
 */
public record BlackoutWindow(
        @Required Weekday fromDay,
        @Required LocalTime from,
        @Required Weekday untilDay,
        @Required LocalTime until,
        Optional<String> reason) {
    public BlackoutWindow {
        reason = Objects.requireNonNullElse(reason, Optional.empty());
    }

    boolean covers(LocalDateTime clock) {
        var now = secondOfWeek(Weekday.of(clock.getDayOfWeek()), clock.toLocalTime());
        var begin = secondOfWeek(fromDay, from);
        var end = secondOfWeek(untilDay, until);
        return begin < end ? now >= begin && now < end : now >= begin || now < end;
    }

    String describe(ZoneId zone) {
        return "blackout from %s %s until %s %s every week in %s%s"
                .formatted(
                        fromDay.text(),
                        from,
                        untilDay.text(),
                        until,
                        zone,
                        reason.map(it -> ": " + it).orElse(""));
    }

    private static int secondOfWeek(Weekday day, LocalTime time) {
        return day.ordinal() * 86_400 + time.toSecondOfDay();
    }
}
