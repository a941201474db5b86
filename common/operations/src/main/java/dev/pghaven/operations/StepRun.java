package dev.pghaven.operations;

import dev.pghaven.contracts.Json;
import dev.pghaven.operations.Tried.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Tries the current step of an operation once. */
public final class StepRun {
    private final InstantSource clock;

    public StepRun(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * @param took how long this process has been at the step; asked when the try has ended
     */
    public <S> Tried<S> tryStep(
            Workflow<S> workflow, Operation operation, Supplier<Optional<Duration>> took) {
        var began = clock.instant();
        try {
            var cancelAsked = operation.course().cancelAsked();
            return cancelAsked.isPresent() && !workflow.steps().cleansUp(operation.at().step())
                    ? new Tried.CalledOff<>(cancelAsked.get(), timing(began, took))
                    : new Tried.Answered<>(outcome(workflow, operation), timing(began, took));
        } catch (RuntimeException | Error e) {
            // An error is a bug of the step like any other: the deadline must be able to end it.
            return new Tried.Threw<>(e, timing(began, took));
        }
    }

    private static <S> Outcome<S> outcome(Workflow<S> workflow, Operation operation) {
        var state = Json.read(operation.state(), workflow.stateType());
        var outcome = workflow.steps().named(operation.at().step()).action().apply(state);
        return Objects.requireNonNull(outcome, "the step answered nothing");
    }

    private Timing timing(Instant began, Supplier<Optional<Duration>> took) {
        return new Timing(began, clock.instant(), took.get());
    }
}
