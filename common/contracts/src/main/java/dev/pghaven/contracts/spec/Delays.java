package dev.pghaven.contracts.spec;

import java.time.Duration;
import java.util.Objects;

/**
 * How long the operator waits for an instance, in whole seconds.
 *
 * @param start until an instance must have started, crash recovery included
 * @param stop until an instance that was asked to stop is killed
 * @param smartShutdown how much of {@code stop} clients get to finish by themselves
 * @param switchover until a primary that was asked to step down is killed
 * @param failover how long a primary must be away before another is promoted
 */
public record Delays(
        Duration start,
        Duration stop,
        Duration smartShutdown,
        Duration switchover,
        Duration failover) {
    public Delays {
        start = Objects.requireNonNullElse(start, Duration.ofHours(1));
        stop = Objects.requireNonNullElse(stop, Duration.ofMinutes(30));
        smartShutdown = Objects.requireNonNullElse(smartShutdown, smartShutdownWithin(stop));
        switchover = Objects.requireNonNullElse(switchover, Duration.ofHours(1));
        failover = Objects.requireNonNullElse(failover, Duration.ZERO);
    }

    /** The operator skips the smart shutdown when it is not shorter than the whole. */
    private static Duration smartShutdownWithin(Duration stop) {
        var usual = Duration.ofMinutes(3);
        return stop.compareTo(usual) > 0 ? usual : Duration.ofSeconds(stop.toSeconds() / 2);
    }

    public static Delays defaults() {
        return new Delays(null, null, null, null, null);
    }
}
