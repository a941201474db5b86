package dev.pghaven.testkit;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.OperationCancelled;
import dev.pghaven.contracts.OperationStepped;
import dev.pghaven.operations.Backoff;
import dev.pghaven.operations.Course;
import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Position;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Step;
import dev.pghaven.operations.StepRun;
import dev.pghaven.operations.Transition;
import dev.pghaven.operations.Transitions;
import dev.pghaven.operations.Tried;
import dev.pghaven.operations.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Drives a workflow in a test, with the transitions of the real engine but neither store nor clock:
 * a wait passes at once, and the time it would have taken counts towards the step's deadline.
 * Between two tries the state goes through JSON, as it does in the store.
 */
public final class WorkflowDriver<S> {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Workflow<S> workflow;
    private final Transitions transitions = new Transitions(Backoff.DEFAULT);
    private final List<Fact> facts = new ArrayList<>();
    private final List<HistoryEntry> history = new ArrayList<>();
    private final StepRun steps = new StepRun(this::now);
    private Operation operation;
    private Optional<Throwable> lastFailure = Optional.empty();
    private Instant now = BEGIN;

    private WorkflowDriver(Workflow<S> workflow, Operation operation) {
        this.workflow = workflow;
        this.operation = operation;
    }

    public static <S> WorkflowDriver<S> of(Workflow<S> workflow, S initialState) {
        return of(workflow, new ClusterRef("apps", "orders"), initialState);
    }

    public static <S> WorkflowDriver<S> of(
            Workflow<S> workflow, ClusterRef cluster, S initialState) {
        var first = Position.atStartOf(workflow.steps().first());
        var running = new Status.Running(BEGIN, Optional.empty());
        var id = UUID.fromString("00000000-0000-5000-8000-000000000001");
        var json = Json.write(initialState);
        return new WorkflowDriver<>(
                workflow,
                new Operation(
                        id,
                        workflow.name(),
                        cluster,
                        json,
                        first,
                        running,
                        Course.PLAIN,
                        "test",
                        BEGIN,
                        0));
    }

    /** Stops before the step's first try. */
    public WorkflowDriver<S> runUntil(String step) {
        workflow.steps().named(step);
        while (!operation.at().step().equals(step)) {
            tryOnce();
            failIfEnded("before step '" + step + "'");
        }
        return this;
    }

    /** Runs up to the step and tries it once. */
    public WorkflowDriver<S> run(String step) {
        runUntil(step);
        tryOnce();
        return this;
    }

    /** Runs until the operation has completed or stopped. */
    public WorkflowDriver<S> runToEnd() {
        while (!operation.status().ended()) {
            tryOnce();
        }
        return this;
    }

    /**
     * Finishes the step but loses its result, as when the process dies after the step's effect and
     * before the save. The operation stays at the step.
     */
    public WorkflowDriver<S> crashAfter(String step) {
        runUntil(step);
        var transition = next();
        while (staysAt(step, transition)) {
            accept(transition);
            transition = next();
        }
        return this;
    }

    /** Runs up to the step, which then cannot reach its goal; what cleans up comes next. */
    public WorkflowDriver<S> stopAt(String step) {
        return stopAt(step, "the test stops it");
    }

    public WorkflowDriver<S> stopAt(String step, String reason) {
        runUntil(step);
        var timing = new Tried.Timing(now, now, took());
        var refused = new Tried.Answered<S>(Outcome.refused(reason), timing);
        accept(transitions.after(workflow, operation, refused));
        return this;
    }

    /** Runs up to the step, before which somebody cancels the operation. */
    public WorkflowDriver<S> cancelAt(String step) {
        runUntil(step);
        operation = operation.cancelAsked(Optional.of("the test cancels it"));
        tryOnce();
        return this;
    }

    public S state() {
        return Json.read(operation.state(), workflow.stateType());
    }

    /** What the workflow said; without what the engine says of steps and cancellations. */
    public List<Fact> facts() {
        return facts.stream()
                .filter(fact -> !(fact instanceof OperationStepped))
                .filter(fact -> !(fact instanceof OperationCancelled))
                .toList();
    }

    /** What the engine said of each finished step. */
    public List<OperationStepped> stepped() {
        return facts.stream()
                .filter(OperationStepped.class::isInstance)
                .map(OperationStepped.class::cast)
                .toList();
    }

    public List<HistoryEntry> history() {
        return List.copyOf(history);
    }

    /** What the current step waits for, or how its last try failed. */
    public Optional<String> waitingFor() {
        return operation.status().waitingFor();
    }

    /** Why the operation ended short of its goal, or will as soon as it has cleaned up. */
    public Optional<String> stop() {
        return operation.whyStopped();
    }

    /** False once the operation has ended, or given back its cluster before. */
    public boolean holdsCluster() {
        return !operation.status().ended() && !operation.course().clusterReleased();
    }

    /** The step at which the operation is, or ended. */
    public String step() {
        return operation.at().step();
    }

    public boolean completed() {
        return operation.status() instanceof Status.Completed;
    }

    List<String> stepNames() {
        return workflow.steps().all().stream().map(Step::name).toList();
    }

    List<String> stepsWithAGoal() {
        return workflow.steps().all().stream()
                .filter(step -> !step.cleansUp())
                .map(Step::name)
                .toList();
    }

    List<String> stepsThatCleanUp() {
        return workflow.steps().all().stream().filter(Step::cleansUp).map(Step::name).toList();
    }

    void failIfEnded(String when) {
        if (operation.status().ended()) {
            throw ended(when);
        }
    }

    void failIfCleanUpFailed(String when) {
        var cleaning = stepsThatCleanUp();
        history.stream()
                .filter(it -> it.kind() == HistoryEntry.Kind.STOPPED)
                .filter(it -> cleaning.contains(it.step()))
                .findFirst()
                .ifPresent(it -> {
                    throw new AssertionError(
                            "step '%s' did not clean up %s: %s"
                                    .formatted(it.step(), when, it.detail().orElse("")),
                            lastFailure.orElse(null));
                });
    }

    AssertionError ended(String when) {
        var how = stop().map(reason -> "stopped: " + reason).orElse("completed");
        return new AssertionError(
                "the workflow ended at step '" + step() + "' " + when + "; it " + how,
                lastFailure.orElse(null));
    }

    /** Tries the current step once. */
    public void tryOnce() {
        failIfEnded("already");
        accept(next());
    }

    private Transition next() {
        passTheWait();
        var tried = steps.tryStep(workflow, operation, this::took);
        if (tried instanceof Tried.Threw<S> threw) {
            lastFailure = Optional.of(threw.cause());
        }
        return transitions.after(workflow, operation, tried);
    }

    private boolean staysAt(String step, Transition transition) {
        var next = transition.next();
        return !next.status().ended() && next.at().step().equals(step);
    }

    private void accept(Transition transition) {
        operation = transition.next();
        facts.addAll(transition.facts());
        transition.entry().ifPresent(history::add);
    }

    private void passTheWait() {
        if (operation.status() instanceof Status.Running(var due, _) && due.isAfter(now)) {
            now = due;
        }
    }

    private Optional<Duration> took() {
        return Optional.of(Duration.between(operation.at().since().orElse(now), now));
    }

    private Instant now() {
        return now;
    }
}
