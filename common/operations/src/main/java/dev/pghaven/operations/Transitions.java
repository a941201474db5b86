package dev.pghaven.operations;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.HistoryEntry.Kind;
import dev.pghaven.operations.Stop.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All transitions of all operations, as one pure function: an operation and what a try of its step
 * came to give the next operation, a line of history and the facts to say.
 */
public record Transitions(Backoff backoff) {

    public <S> Transition after(Workflow<S> workflow, Operation operation, Tried<S> tried) {
        var it = new Attempt<>(workflow, operation, tried.timing());
        return switch (tried) {
            case Tried.Answered<S>(var outcome, _) -> answered(it, outcome);
            case Tried.Threw<S>(var cause, _) -> threw(it, cause);
            case Tried.CalledOff<S>(var reason, _) ->
                    end(it, operation.at(), Kind.CANCELLED, Cause.CANCELLATION, reason);
        };
    }

    private <S> Transition answered(Attempt<S> it, Outcome<S> outcome) {
        return switch (outcome) {
            case Outcome.Done<S>(var state, var facts) -> done(it, state, facts);
            case Outcome.NotYet<S>(var waitingFor, var retryIn) -> wait(it, waitingFor, retryIn);
            case Outcome.Refused<S>(var reason) -> stop(it, it.answered(), reason);
        };
    }

    private <S> Transition done(Attempt<S> it, S state, List<Fact> facts) {
        try {
            it.requireOwn(facts);
            return goOn(it, Json.write(state), facts);
        } catch (IllegalArgumentException bugOfTheStep) {
            return threw(it, bugOfTheStep);
        }
    }

    private <S> Transition goOn(Attempt<S> it, String state, List<Fact> facts) {
        var said = new ArrayList<Fact>(facts.size() + 1);
        said.add(it.stepped());
        said.addAll(facts);
        var entry = it.entry(it.answered(), Kind.DONE, Optional.empty(), it.timing().took());
        return concluded(it, new Transition(it.goneOn(state), Optional.of(entry), said));
    }

    private <S> Transition wait(Attempt<S> it, String waitingFor, Duration retryIn) {
        var position = it.answered();
        if (it.deadlinePassed(position)) {
            return stop(it, position, it.tooLate("still waiting for " + waitingFor));
        }
        return again(it, position, Kind.WAITING, waitingFor, retryIn);
    }

    private <S> Transition threw(Attempt<S> it, Throwable cause) {
        var position = it.failed();
        var reason = Reason.of(cause);
        if (it.deadlinePassed(position)) {
            return stop(it, position, it.tooLate(reason));
        }
        var wait = backoff.after(position.failures(), it.operation().id());
        return again(it, position, Kind.FAILED, reason, wait);
    }

    private <S> Transition again(
            Attempt<S> it, Position position, Kind kind, String waitingFor, Duration wait) {
        var next = it.operation().waiting(position, it.dueIn(wait, position), waitingFor);
        var entry = it.entry(position, kind, Optional.of(waitingFor), Optional.empty());
        return new Transition(
                next, it.repeats(next) ? Optional.empty() : Optional.of(entry), List.of());
    }

    private <S> Transition stop(Attempt<S> it, Position position, String reason) {
        var cause = it.cleansUp() ? Cause.CLEAN_UP : Cause.STEP;
        return end(it, position, Kind.STOPPED, cause, reason);
    }

    /** Goes on with what cleans up, if there is something left of it. */
    private <S> Transition end(
            Attempt<S> it, Position position, Kind kind, Cause cause, String reason) {
        var next = it.stopping(position, it.stop(cause, reason));
        var entry = it.entry(position, kind, Optional.of(reason), it.timing().took());
        return concluded(it, new Transition(next, Optional.of(entry), List.of()));
    }

    /** The world hears of a stop when the operation has ended, not while it cleans up. */
    private <S> Transition concluded(Attempt<S> it, Transition transition) {
        var next = transition.next();
        return next.course()
                .stop()
                .filter(_ -> next.status().ended())
                .map(stop -> conclude(it, transition, stop))
                .orElse(transition);
    }

    private <S> Transition conclude(Attempt<S> it, Transition transition, Stop stop) {
        try {
            return transition.saying(it.farewell(transition.next().state(), stop));
        } catch (RuntimeException | Error bugOfTheWorkflow) {
            // It must not keep the operation from its end, or the cluster is held for ever.
            var both = stop.and("what to say of it", Reason.of(bugOfTheWorkflow));
            return transition.stoppedBy(both).saying(it.bareTruth(both));
        }
    }
}
