package dev.pghaven.contracts;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which a client's commits through the read-write endpoint were not acknowledged.
 *
 * @param startedAt when the first of them was sent
 * @param endedAt when the first one after the last of them was acknowledged
 * @param lasted how long nothing was acknowledged; less than from start to end where commits came
 *     through in between
 * @param interruptions how many times commits stopped coming through
 * @param within how exactly the client could see it: the time from one commit to the next
 */
public record Outage(
        Instant startedAt, Instant endedAt, Duration lasted, int interruptions, Duration within) {}
