package dev.pghaven.operations;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.OperationStepped;
import dev.pghaven.operations.HistoryEntry.Kind;
import dev.pghaven.operations.Tried.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One try of one step, and what follows from it alone. */
record Attempt<S>(Workflow<S> workflow, Operation operation, Optional<S> state, Timing timing) {

    Position answered() {
        return operation.at().answered(timing.began());
    }

    Position failed() {
        return operation.at().failed(timing.began());
    }

    Operation goneOn(String newState) {
        return workflow.steps()
                .after(operation.at().step())
                .map(step -> operation.running(newState, enter(step), timing.ended()))
                .orElseGet(() -> operation.completed(newState, answered()));
    }

    private Position enter(Step<S> step) {
        return operation.at().goneOnTo(step, timing.ended());
    }

    /** Facts are numbered per cluster, so an operation speaks of its own only. */
    void requireOwn(List<Fact> facts) {
        var own = operation.cluster().toString();
        for (var fact : facts) {
            if (!fact.subject().equals(own)) {
                throw new IllegalArgumentException(
                        "a fact about " + fact.subject() + " from an operation on " + own);
            }
        }
    }

    /** What the workflow tells the world when it stops; nothing if its state cannot be read. */
    List<Fact> farewell(String reason) {
        var stop = new Stop(operation.id(), operation.at().step(), reason);
        var said = state.flatMap(it -> workflow.stopped(it, stop)).map(List::of).orElse(List.of());
        requireOwn(said);
        return said;
    }

    OperationStepped stepped() {
        return new OperationStepped(
                operation.cluster(),
                operation.id(),
                operation.workflow(),
                operation.at().step(),
                number(),
                workflow.steps().all().size(),
                timing.took().orElse(null));
    }

    HistoryEntry entry(
            Position position, Kind kind, Optional<String> detail, Optional<Duration> took) {
        return new HistoryEntry(
                position.step(),
                number(),
                position.visit(),
                position.attempts(),
                kind,
                detail,
                timing.ended(),
                took);
    }

    boolean repeats(Operation next) {
        return operation.status().waitingFor().equals(next.status().waitingFor())
                && (operation.at().failures() == 0) == (next.at().failures() == 0)
                && operation.at().attempts() > 0;
    }

    boolean deadlinePassed(Position position) {
        return !timing.ended().isBefore(deadline(position));
    }

    String tooLate(String why) {
        var limit = limit().toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        return "not within " + limit + ": " + why;
    }

    /** The last try is at the deadline, however long the step wanted to wait. */
    Instant dueIn(Duration wait, Position position) {
        var due = timing.ended().plus(wait);
        var deadline = deadline(position);
        return due.isBefore(deadline) ? due : deadline;
    }

    private Instant deadline(Position position) {
        return position.since().orElse(timing.began()).plus(limit());
    }

    /** A step that this version does not know is given the time of any other. */
    private Duration limit() {
        return workflow.steps()
                .find(operation.at().step())
                .map(Step::deadline)
                .orElse(Steps.DEFAULT_DEADLINE);
    }

    private int number() {
        return workflow.steps().numberOf(operation.at().step());
    }
}
