package dev.pghaven.failover.canary;

import java.time.Instant;

/**
 * What the clock on the wall showed at a moment of the monotonic clock, which all is measured by.
 */
record WallTime(long moment, Instant shown) {
    static WallTime now() {
        return new WallTime(System.nanoTime(), Instant.now());
    }

    Instant at(long otherMoment) {
        return shown.plusNanos(otherMoment - moment);
    }
}
