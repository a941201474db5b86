package dev.pghaven.operations;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.OperationCancelled;
import dev.pghaven.contracts.OperationStepped;
import dev.pghaven.contracts.OperationStopped;
import dev.pghaven.operations.HistoryEntry.Kind;
import dev.pghaven.operations.Tried.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One try of one step, and what follows from it alone. */
record Attempt<S>(Workflow<S> workflow, Operation operation, Timing timing) {

    Position answered() {
        return operation.at().answered(timing.began());
    }

    Position failed() {
        return operation.at().failed(timing.began());
    }

    boolean cleansUp() {
        return workflow.steps().cleansUp(operation.at().step());
    }

    Operation goneOn(String newState) {
        return on(newState, answered(), operation.course(), next());
    }

    /** On to what cleans up, or to the end. */
    Operation stopping(Position position, Stop stop) {
        var cleanUp = workflow.steps().cleanUpAfter(operation.at().step());
        return on(operation.state(), position, operation.course().stopping(stop), cleanUp);
    }

    private Operation on(
            String newState, Position position, Course course, Optional<Step<S>> next) {
        return next.map(step ->
                        operation.running(newState, enter(step), course.at(step), timing.ended()))
                .orElseGet(() -> operation.ended(newState, position, course));
    }

    private Optional<Step<S>> next() {
        return workflow.steps().after(operation.at().step());
    }

    private Position enter(Step<S> step) {
        return operation.at().goneOnTo(step, timing.ended());
    }

    /** The first stop is remembered as it was; what fails after it is added to its reason. */
    Stop stop(Stop.Cause cause, String reason) {
        var step = operation.at().step();
        return operation
                .course()
                .stop()
                .map(first -> first.and(step, reason))
                .orElseGet(() -> new Stop(operation.id(), step, cause, reason));
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

    /** What the world is told when the operation ends short of its goal. */
    List<Fact> farewell(String lastState, Stop stop) {
        var state = Json.read(lastState, workflow.stateType());
        var said = new ArrayList<Fact>();
        if (stop.cause() == Stop.Cause.CANCELLATION) {
            said.add(cancelled(stop));
        }
        workflow.stopped(state, stop).ifPresent(said::add);
        requireOwn(said);
        return said;
    }

    /** What can be said when the workflow has no words. */
    List<Fact> bareTruth(Stop stop) {
        return List.of(
                switch (stop.cause()) {
                    case CANCELLATION -> cancelled(stop);
                    case STEP, CLEAN_UP ->
                            new OperationStopped(
                                    operation.cluster(),
                                    operation.id(),
                                    operation.workflow(),
                                    stop.step(),
                                    stop.reason());
                });
    }

    private OperationCancelled cancelled(Stop stop) {
        return new OperationCancelled(
                operation.cluster(), operation.id(), operation.workflow(), stop.reason());
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
