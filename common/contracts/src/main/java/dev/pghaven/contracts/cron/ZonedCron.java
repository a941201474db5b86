package dev.pghaven.contracts.cron;

import com.cronutils.model.time.ExecutionTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A cron of five fields in a time zone. Where the clocks change it does as cron daemons do: what
 * names its hours runs once, also when its hour is left out (then as soon as that is over) or comes
 * twice; what runs in every hour goes on as if nothing had happened.
 */
public record ZonedCron(String fields, ZoneId zone) {
    /** Throws with the rule that the fields break. */
    public ZonedCron {
        fields = fields.strip().replaceAll("\\s+", " ");
        CronNotation.FIVE_FIELDS.parsed(fields);
    }

    /** The first time it is due after a moment; never that moment itself. */
    public Instant after(Instant moment) {
        var times = ExecutionTime.forCron(CronNotation.FIVE_FIELDS.parsed(fields));
        return runsEveryHour() ? elapsed(times, moment) : onTheClock(times, moment);
    }

    private boolean runsEveryHour() {
        return fields.split(" ")[1].startsWith("*");
    }

    private Instant elapsed(ExecutionTime times, Instant moment) {
        return next(times, moment.atZone(zone)).toInstant();
    }

    /** Goes along the clock on the wall, which knows no offsets, and asks when it shows that. */
    private Instant onTheClock(ExecutionTime times, Instant moment) {
        var clock = moment.atZone(zone).toLocalDateTime();
        Instant due;
        do {
            clock = next(times, clock.atZone(ZoneOffset.UTC)).toLocalDateTime();
            due = whenItShows(clock);
        } while (!due.isAfter(moment));
        return due;
    }

    /** The first time if twice; the moment at which it was passed over if never. */
    private Instant whenItShows(LocalDateTime clock) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(clock);
        return offsets.isEmpty()
                ? rules.getTransition(clock).getInstant()
                : clock.toInstant(offsets.getFirst());
    }

    private ZonedDateTime next(ExecutionTime times, ZonedDateTime moment) {
        return Optional.of(moment).flatMap(times::nextExecution).orElseThrow();
    }
}
