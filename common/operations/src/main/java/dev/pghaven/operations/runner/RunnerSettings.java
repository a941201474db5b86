package dev.pghaven.operations.runner;

import dev.pghaven.operations.Backoff;
import java.time.Duration;

/**
 * How a runner works.
 *
 * @param parallelism how many steps run at once; operations that wait do not count
 * @param lease how long the operations of a runner that died lie still
 * @param poll how long a due operation lies still at most when a notification got lost
 * @param grace how long a stop waits for the steps that run
 * @param backoff after a step that threw, and while the store is away
 */
public record RunnerSettings(
        int parallelism, Duration lease, Duration poll, Duration grace, Backoff backoff) {
    public static final RunnerSettings DEFAULT =
            new RunnerSettings(
                    64,
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(20),
                    Backoff.DEFAULT);

    public RunnerSettings {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1");
        }
        if (!lease.isPositive() || !poll.isPositive() || grace.isNegative()) {
            throw new IllegalArgumentException(
                    "lease and poll must be positive, and grace not negative");
        }
    }

    /** Two renewals may fail before the lease ends. */
    Duration renewal() {
        return lease.dividedBy(3);
    }
}
