package dev.pghaven.operations.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A schedule whose due time came.
 *
 * @param late how long after the due time it was
 */
public record Ran(ScheduleKey schedule, Instant due, Duration late, Result result) {

    /** What came of it. */
    public sealed interface Result {
        /** An operation. */
        record Begun(UUID operation) implements Result {}

        /** Nothing; the schedule goes on with its next due time. */
        record Refused(String reason) implements Result {}
    }
}
