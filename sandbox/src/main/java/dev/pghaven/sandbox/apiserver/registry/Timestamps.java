package dev.pghaven.sandbox.apiserver.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as Kubernetes writes them: UTC, whole seconds. */
public final class Timestamps {
    private final Clock clock;

    public Timestamps(Clock clock) {
        this.clock = clock;
    }

    public String now() {
        return after(Duration.ZERO);
    }

    String after(Duration delay) {
        Instant at = clock.instant().plus(delay);
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
