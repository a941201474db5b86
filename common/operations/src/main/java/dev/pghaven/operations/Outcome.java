package dev.pghaven.operations;

import dev.pghaven.contracts.Fact;
import java.time.Duration;
import java.util.List;

/**
 * What a step answers. An exception instead of an answer is an outage or a bug, and is tried again.
 */
public sealed interface Outcome<S> {

    /** The step has reached its goal; the operation goes on with {@code state}. */
    record Done<S>(S state, List<Fact> facts) implements Outcome<S> {
        public Done {
            facts = List.copyOf(facts);
        }
    }

    /**
     * The world is not yet as the step needs it; ask again after {@code retryIn}, until the step's
     * deadline.
     */
    record NotYet<S>(String waitingFor, Duration retryIn) implements Outcome<S> {
        public NotYet {
            if (!retryIn.isPositive()) {
                throw new IllegalArgumentException("retryIn must be positive, but is " + retryIn);
            }
        }
    }

    /** The step can never reach its goal; the operation stops with the reason. */
    record Refused<S>(String reason) implements Outcome<S> {}

    static <S> Outcome<S> done(S state, Fact... facts) {
        return new Done<>(state, List.of(facts));
    }

    static <S> Outcome<S> notYet(String waitingFor, Duration retryIn) {
        return new NotYet<>(waitingFor, retryIn);
    }

    static <S> Outcome<S> refused(String reason) {
        return new Refused<>(reason);
    }
}
