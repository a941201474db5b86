package dev.pghaven.contracts.spec;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When nothing may be drilled.
 *
 * @param timeZone of the weekly windows, by its IANA name
 */
public record BlackoutCalendar(
        ZoneId timeZone, List<BlackoutInterval> intervals, List<BlackoutWindow> weekly) {
    public BlackoutCalendar {
        timeZone = Objects.requireNonNullElse(timeZone, ZoneId.of("UTC"));
        intervals = intervals == null ? List.of() : List.copyOf(intervals);
        weekly = weekly == null ? List.of() : List.copyOf(weekly);
    }

    public static BlackoutCalendar empty() {
        return new BlackoutCalendar(null, null, null);
    }

    /** What forbids a drill at this moment, in words for people. */
    public Optional<String> forbids(Instant moment) {
        return intervals.stream()
                .filter(it -> it.covers(moment))
                .findFirst()
                .map(BlackoutInterval::describe)
                .or(() -> weeklyAt(moment));
    }

    private Optional<String> weeklyAt(Instant moment) {
        var clock = moment.atZone(timeZone).toLocalDateTime();
        return weekly.stream()
                .filter(it -> it.covers(clock))
                .findFirst()
                .map(it -> it.describe(timeZone));
    }
}
