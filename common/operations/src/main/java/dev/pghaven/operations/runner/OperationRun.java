package dev.pghaven.operations.runner;

import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Transition;
import dev.pghaven.operations.Tried;
import dev.pghaven.operations.Workflow;
import dev.pghaven.operations.signals.Bell;
import dev.pghaven.operations.signals.Signal;
import dev.pghaven.operations.store.Claim;
import dev.pghaven.operations.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Works off one operation on a thread of its own: step after step, waits included, until the
 * operation ends, is given back because the runner stops, or is lost to another runner.
 */
final class OperationRun<S> implements Runnable {
    private final Workflow<S> workflow;
    private final Tools tools;
    private final Runnable whenDone;
    private final Abandonment abandonment = new Abandonment();
    private final Bell bell = new Bell();
    private volatile Claim claim;
    private volatile Optional<String> cancelAsked = Optional.empty();
    private StepWatch watch;
    private boolean holdsSlot = true;

    /** Begins with a slot, which it gives back. */
    OperationRun(Workflow<S> workflow, Claim claim, Tools tools, Runnable whenDone) {
        this.workflow = workflow;
        this.claim = claim;
        this.tools = tools;
        this.whenDone = whenDone;
        this.watch = claim.begins() ? StepWatch.started() : StepWatch.unknown();
    }

    Claim claim() {
        return claim;
    }

    void abandon() {
        abandonment.abandon();
    }

    /** Heard before the next try; a try that runs is not disturbed. */
    void cancel(String reason) {
        if (cancelAsked.isEmpty()) {
            cancelAsked = Optional.of(reason);
            bell.ring();
        }
    }

    /** Looks up from its wait: the runner stops. */
    void wake() {
        bell.ring();
    }

    @Override
    public void run() {
        try {
            var mine = true;
            while (mine) {
                mine = advance();
            }
        } catch (InterruptedException lost) {
            TransitionLog.lost(claim.operation());
        } finally {
            leaveSlot();
            letGo();
            whenDone.run();
        }
    }

    private void letGo() {
        try {
            workflow.letGo(claim.operation().id());
        } catch (RuntimeException bug) {
            TransitionLog.notLetGo(claim.operation(), bug);
        }
    }

    /** One try of the current step; false when the operation is no longer this run's. */
    private boolean advance() throws InterruptedException {
        try {
            abandonment.check();
            var tried = tryStep();
            abandonment.check();
            return keep(tried) && sleepUntilDue();
        } catch (StoreException away) {
            TransitionLog.storeAway(claim.operation(), away);
            return recover();
        } catch (RuntimeException bug) {
            TransitionLog.bug(claim.operation(), bug);
            return recover();
        }
    }

    private Tried<S> tryStep() {
        abandonment.enter();
        try {
            return tools.steps().tryStep(workflow, operation(), () -> watch.took());
        } finally {
            abandonment.leave();
        }
    }

    private Operation operation() {
        return cancelAsked.isPresent()
                ? claim.operation().cancelAsked(cancelAsked)
                : claim.operation();
    }

    /**
     * A result that cannot be kept is a failure of the step: its deadline must be able to end it.
     */
    private boolean keep(Tried<S> tried) {
        try {
            return accept(after(tried));
        } catch (StoreException e) {
            if (!e.refusesData()) {
                throw e;
            }
            return accept(after(tried.spoiled(e)));
        } catch (RuntimeException bug) {
            TransitionLog.bug(claim.operation(), bug);
            return accept(after(tried.spoiled(bug)));
        }
    }

    private Transition after(Tried<S> tried) {
        return tools.transitions().after(workflow, claim.operation(), tried);
    }

    private boolean accept(Transition transition) {
        if (transition.entry().isEmpty()) {
            claim = claim.with(transition.next());
            return true;
        }
        var entry = transition.entry().get();
        var saved = tools.checkpoints().save(claim, transition, entry);
        if (saved.isEmpty()) {
            TransitionLog.lost(claim.operation());
            return false;
        }
        var before = claim.operation();
        goOnWith(saved.get());
        announce(before, transition, entry);
        return !claim.operation().status().ended();
    }

    private void goOnWith(Claim saved) {
        if (saved.operation().at().visit() != claim.operation().at().visit()) {
            watch = StepWatch.started();
        }
        claim = saved;
    }

    private void announce(Operation before, Transition transition, HistoryEntry entry) {
        var operation = claim.operation();
        TransitionLog.log(operation, entry);
        tools.signals().send(new Signal.Changed(operation.id()));
        if (!transition.facts().isEmpty()) {
            tools.signals().send(new Signal.Facts());
        }
        if (!before.course().clusterReleased() && freed(operation)) {
            tools.signals().send(new Signal.Freed());
        }
    }

    private static boolean freed(Operation operation) {
        return operation.status().ended() || operation.course().clusterReleased();
    }

    private boolean sleepUntilDue() throws InterruptedException {
        var due = due();
        var wait = Duration.between(tools.clock().instant(), due);
        if (wait.isPositive()) {
            leaveSlot();
            sleep(wait);
        }
        if (tools.stopping().isSaid()) {
            tools.checkpoints().release(claim, due);
            tools.signals().send(new Signal.Due());
            return false;
        }
        enterSlot();
        return true;
    }

    private Instant due() {
        return claim.operation().status() instanceof Status.Running(var due, _) ? due : Instant.MIN;
    }

    /**
     * The save may or may not have happened: only the store knows, as soon as it answers again. A
     * result that was not saved is gone; its step runs again.
     */
    private boolean recover() throws InterruptedException {
        for (var failures = 1; !sleep(backoff(failures)); failures++) {
            var known = reload();
            if (known.isPresent()) {
                return resume(known.get());
            }
        }
        return false;
    }

    private boolean resume(Optional<Claim> mine) {
        mine.ifPresentOrElse(this::goOnWith, () -> TransitionLog.lost(claim.operation()));
        return mine.isPresent();
    }

    /** Empty while the store is away; empty within when the operation was lost. */
    private Optional<Optional<Claim>> reload() {
        try {
            return Optional.of(tools.checkpoints().reload(claim));
        } catch (StoreException stillAway) {
            return Optional.empty();
        }
    }

    private Duration backoff(int failures) {
        return tools.backoff().after(failures, claim.operation().id());
    }

    /** True if the runner was told to stop. Ends early also when the operation is cancelled. */
    private boolean sleep(Duration time) throws InterruptedException {
        abandonment.enter();
        try {
            if (!tools.stopping().isSaid()) {
                bell.await(time);
            }
            return tools.stopping().isSaid();
        } finally {
            abandonment.leave();
        }
    }

    private void leaveSlot() {
        if (holdsSlot) {
            holdsSlot = false;
            tools.slots().giveBack(1);
        }
    }

    private void enterSlot() throws InterruptedException {
        if (!holdsSlot) {
            tools.slots().take();
            holdsSlot = true;
        }
    }
}
