package dev.pghaven.operations;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * How long to wait after a failure: twice as long each time, up to a bound, and spread so that
 * those who failed together do not come back together.
 */
public record Backoff(Duration first, Duration longest) {
    public static final Backoff DEFAULT =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static final int MAX_DOUBLINGS = 30;

    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "backoff must satisfy 0 < first <= longest, but is " + first + ", " + longest);
        }
    }

    /** Between half of the full wait and all of it; the same question has the same answer. */
    public Duration after(int failures, UUID whose) {
        var full = full(failures).toMillis();
        var spread = new SplittableRandom(whose.getLeastSignificantBits() + failures);
        return Duration.ofMillis(full - spread.nextLong(full / 2 + 1));
    }

    private Duration full(int failures) {
        var doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
        var doubled = first.multipliedBy(1L << doublings);
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
