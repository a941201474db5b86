package dev.pghaven.operations.runner;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Measures how long a step has been tried by this process. */
record StepWatch(OptionalLong startedNanos) {

    static StepWatch started() {
        return new StepWatch(OptionalLong.of(System.nanoTime()));
    }

    /** For a step that another process began: its clock died with it. */
    static StepWatch unknown() {
        return new StepWatch(OptionalLong.empty());
    }

    Optional<Duration> took() {
        return startedNanos.isPresent()
                ? Optional.of(Duration.ofNanos(System.nanoTime() - startedNanos.getAsLong()))
                : Optional.empty();
    }
}
