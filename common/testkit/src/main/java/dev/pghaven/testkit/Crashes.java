package dev.pghaven.testkit;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts a workflow through the crashes that a process can die of between two statements. */
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

    private static <S> void check(
            WorkflowDriver<S> driver, Consumer<WorkflowDriver<S>> endsWell, String how) {
        if (!driver.completed()) {
            throw driver.ended(how);
        }
        try {
            endsWell.accept(driver);
        } catch (AssertionError e) {
            throw new AssertionError("not as an undisturbed run " + how, e);
        }
    }
}
