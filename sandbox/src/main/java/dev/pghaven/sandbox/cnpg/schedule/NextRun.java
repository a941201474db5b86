package dev.pghaven.sandbox.cnpg.schedule;

import java.time.Instant;
import java.util.Optional;

/** What a schedule asks for now. */
sealed interface NextRun {
    /** No moment meets it. */
    record Never() implements NextRun {}

    /** A backup beside the schedule, before its first look. */
    record AtOnce() implements NextRun {}

    /** The operator has never looked: the first backup waits for its time. */
    record FirstLook(Instant next) implements NextRun {}

    record NotYet(Instant next) implements NextRun {}

    /** A backup for that moment, be it long ago: of all that were missed only the first is run. */
    record Due(Instant moment) implements NextRun {}

    static NextRun of(
            CronSchedule schedule, boolean immediate, Optional<Instant> lastCheck, Instant now) {
        var next = schedule.next(now);
        if (next.isEmpty()) {
            return new Never();
        }
        if (lastCheck.isEmpty()) {
            return immediate ? new AtOnce() : new FirstLook(next.get());
        }
        var afterCheck = schedule.next(lastCheck.get()).orElse(next.get());
        return now.isBefore(afterCheck) ? new NotYet(afterCheck) : new Due(afterCheck);
    }
}
