package dev.pghaven.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What one try of a step came to. */
public sealed interface Tried<S> {

    Timing timing();

    /** The same try, whose result could not be kept. */
    default Tried<S> spoiled(Throwable cause) {
        return new Threw<>(cause, timing());
    }

    /** The step answered. */
    record Answered<S>(Outcome<S> outcome, Timing timing) implements Tried<S> {}

    /** The step threw, or the state could not be read. */
    record Threw<S>(Throwable cause, Timing timing) implements Tried<S> {}

    /** The step was not tried any more, because somebody asked to cancel the operation. */
    record CalledOff<S>(String reason, Timing timing) implements Tried<S> {}

    /**
     * When the try was.
     *
     * @param took from the first try of the step until now, by a monotonic clock; absent when
     *     another process began the step
     */
    record Timing(Instant began, Instant ended, Optional<Duration> took) {}
}
