package dev.pghaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.contracts.RemovalFailed;
import org.junit.jupiter.api.Test;

class CleanUpDriverTest {
    private Lending.Desk desk = new Lending.Desk();
    private WorkflowDriver<Lending.State> workflow = driver();

    @Test
    void stopsAtTheStepAndCleansUp() {
        workflow.stopAt("read", "torn page");

        assertThat(workflow.step()).isEqualTo("bring-back");
        assertThat(workflow.stop()).contains("torn page");
        assertThat(desk.lent).isNotEmpty();
        workflow.runToEnd();
        assertThat(desk.lent).isEmpty();
        assertThat(workflow.completed()).isFalse();
        assertThat(workflow.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        RemovalFailed.class,
                        fact -> assertThat(fact.reason()).isEqualTo("torn page"));
    }

    @Test
    void cancelsBeforeTheStep() {
        workflow.cancelAt("read").runToEnd();

        assertThat(desk.lent).isEmpty();
        assertThat(workflow.facts()).hasOnlyElementsOfType(RemovalFailed.class).hasSize(1);
    }

    @Test
    void saysWhetherTheClusterIsHeld() {
        assertThat(workflow.holdsCluster()).isTrue();

        workflow.runUntil("read");

        assertThat(workflow.holdsCluster()).isFalse();
    }

    @Test
    void everyStopAndCancellationLeavesNothing() {
        Crashes.stopAtEachStep(this::fresh, this::nothingLent);
        Crashes.cancelAtEachStep(this::fresh, this::nothingLent);
        Crashes.crashAfterEachStep(this::fresh, this::nothingLent);
    }

    @Test
    void findsTheCleanUpThatTrustsItsStateOnly() {
        assertThatThrownBy(() -> Crashes.stopAtEachStep(this::forgetful, this::nothingLent))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "not cleaned up after a stop at step 'lend' whose effect was not saved");
    }

    @Test
    void findsTheCleanUpThatFails() {
        assertThatThrownBy(() -> Crashes.cancelAtEachStep(this::closed, this::nothingLent))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "step 'bring-back' did not clean up after a cancellation at step 'lend':"
                                + " closed");
    }

    private void nothingLent(WorkflowDriver<Lending.State> driver) {
        assertThat(desk.lent).isEmpty();
    }

    private WorkflowDriver<Lending.State> fresh() {
        desk = new Lending.Desk();
        workflow = driver();
        return workflow;
    }

    private WorkflowDriver<Lending.State> forgetful() {
        var driver = fresh();
        desk.knowsWhatItLent = false;
        return driver;
    }

    private WorkflowDriver<Lending.State> closed() {
        var driver = fresh();
        desk.refusesReturns = true;
        return driver;
    }

    private WorkflowDriver<Lending.State> driver() {
        return WorkflowDriver.of(new Lending(desk), Lending.CLUSTER, Lending.start());
    }
}
