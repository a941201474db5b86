package dev.pghaven.testkit;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts a workflow through the crashes and stops that can come between any two statements. */
public final class Crashes {
    private Crashes() {}

    /**
     * For every step: runs to it, finishes it, loses its result, and then resumes to the end.
     *
     * @param fresh gives a driver with fresh fakes for each run
     * @param endsWell asserts that the end is that of an undisturbed run
     */
    public static <S> void crashAfterEachStep(
            Supplier<WorkflowDriver<S>> fresh, Consumer<WorkflowDriver<S>> endsWell) {
        for (var step : fresh.get().stepNames()) {
            var driver = fresh.get().crashAfter(step).runToEnd();
            check(driver, endsWell, "after a crash at the end of step '" + step + "'");
        }
    }

    /** One run in which the result of every step's first completion is lost. */
    public static <S> void everyStepTwice(
            Supplier<WorkflowDriver<S>> fresh, Consumer<WorkflowDriver<S>> endsWell) {
        var driver = fresh.get();
        driver.stepNames().forEach(driver::crashAfter);
        check(driver.runToEnd(), endsWell, "with every step run twice");
    }

    /**
     * For every step that has something to reach: stops there, before the step has done anything
     * and again after its effect but with its result lost, and lets the operation clean up. Each of
     * these once undisturbed and once more with a crash at the end of each step that cleans up.
     *
     * @param leavesNothing asserts that what the steps made is gone and what must stay is there
     */
    public static <S> void stopAtEachStep(
            Supplier<WorkflowDriver<S>> fresh, Consumer<WorkflowDriver<S>> leavesNothing) {
        endAtEachStep(fresh, leavesNothing, "stop", WorkflowDriver::stopAt);
    }

    /** The same, with a cancellation instead of a step that cannot reach its goal. */
    public static <S> void cancelAtEachStep(
            Supplier<WorkflowDriver<S>> fresh, Consumer<WorkflowDriver<S>> leavesNothing) {
        endAtEachStep(fresh, leavesNothing, "cancellation", WorkflowDriver::cancelAt);
    }

    private static <S> void endAtEachStep(
            Supplier<WorkflowDriver<S>> fresh,
            Consumer<WorkflowDriver<S>> leavesNothing,
            String what,
            BiFunction<WorkflowDriver<S>, String, WorkflowDriver<S>> end) {
        for (var step : fresh.get().stepsWithAGoal()) {
            var how = "after a " + what + " at step '" + step + "'";
            Supplier<WorkflowDriver<S>> before = () -> end.apply(fresh.get(), step);
            Supplier<WorkflowDriver<S>> after = () -> end.apply(fresh.get().crashAfter(step), step);
            cleanUp(before, leavesNothing, how);
            cleanUp(after, leavesNothing, how + " whose effect was not saved");
        }
    }

    private static <S> void cleanUp(
            Supplier<WorkflowDriver<S>> stopped,
            Consumer<WorkflowDriver<S>> leavesNothing,
            String how) {
        checkShort(stopped.get().runToEnd(), leavesNothing, how);
        for (var step : stopped.get().stepsThatCleanUp()) {
            var driver = stopped.get().crashAfter(step).runToEnd();
            checkShort(driver, leavesNothing, how + " and a crash at the end of '" + step + "'");
        }
    }

    private static <S> void check(
            WorkflowDriver<S> driver, Consumer<WorkflowDriver<S>> endsWell, String how) {
        if (!driver.completed()) {
            throw driver.ended(how);
        }
        accept(driver, endsWell, "not as an undisturbed run " + how);
    }

    private static <S> void checkShort(
            WorkflowDriver<S> driver, Consumer<WorkflowDriver<S>> leavesNothing, String how) {
        if (driver.completed()) {
            throw driver.ended(how);
        }
        driver.failIfCleanUpFailed(how);
        accept(driver, leavesNothing, "not cleaned up " + how);
    }

    private static <S> void accept(
            WorkflowDriver<S> driver, Consumer<WorkflowDriver<S>> asExpected, String otherwise) {
        try {
            asExpected.accept(driver);
        } catch (AssertionError e) {
            throw new AssertionError(otherwise, e);
        }
    }
}
