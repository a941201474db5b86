package dev.pghaven.operations;

import java.time.Instant;
import java.util.Optional;

/**
 * The step at which an operation is, and how it fared there.
 *
 * @param visit counts the steps that the operation has entered, from 1; a repeated try is the same
 *     visit
 * @param attempts tries of this visit that ended, whatever their answer
 * @param failures tries in a row that ended in an exception
 * @param since when the step was first due, which starts its deadline; absent until the operation
 *     begins
 */
public record Position(
        String step, int visit, int attempts, int failures, Optional<Instant> since) {

    public static Position atStartOf(Step<?> step) {
        return new Position(step.name(), 1, 0, 0, Optional.empty());
    }

    Position goneOnTo(Step<?> next, Instant now) {
        return new Position(next.name(), visit + 1, 0, 0, Optional.of(now));
    }

    Position answered(Instant began) {
        return new Position(step, visit, attempts + 1, 0, Optional.of(since.orElse(began)));
    }

    Position failed(Instant began) {
        return new Position(
                step, visit, attempts + 1, failures + 1, Optional.of(since.orElse(began)));
    }
}
