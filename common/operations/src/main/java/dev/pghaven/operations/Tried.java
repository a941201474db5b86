package dev.pghaven.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What one try of a step came to. */
public sealed interface Tried<S> {

    Timing timing();

    /** The same try, whose result could not be kept. */
    default Tried<S> spoiled(Throwable cause) {
        return switch (this) {
            case Answered<S>(var state, _, var timing) ->
                    new Threw<>(Optional.of(state), cause, timing);
            case Threw<S>(var state, _, var timing) -> new Threw<>(state, cause, timing);
        };
    }

    /** The step answered. */
    record Answered<S>(S state, Outcome<S> outcome, Timing timing) implements Tried<S> {}

    /** The step threw. The state is absent when it was the state that could not be read. */
    record Threw<S>(Optional<S> state, Throwable cause, Timing timing) implements Tried<S> {}

    /**
     * When the try was.
     *
     * @param took from the first try of the step until now, by a monotonic clock; absent when
     *     another process began the step
     */
    record Timing(Instant began, Instant ended, Optional<Duration> took) {}
}
