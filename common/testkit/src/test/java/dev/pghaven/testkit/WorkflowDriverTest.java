package dev.pghaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.OperationStepped;
import dev.pghaven.contracts.RemovalFailed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkflowDriverTest {
    private Signing.Ledger ledger = new Signing.Ledger();
    private WorkflowDriver<Signing.State> workflow = driver();

    @Test
    void stopsBeforeTheStep() {
        workflow.runUntil("sign");

        assertThat(ledger.signatures).isZero();
        assertThat(workflow.step()).isEqualTo("sign");
        assertThat(workflow.state().page()).contains("page-1");
    }

    @Test
    void triesTheStepOnceAndSaysWhatItWaitsFor() {
        workflow.run("await-approval");

        assertThat(ledger.asked).isOne();
        assertThat(workflow.waitingFor()).contains("approval");
    }

    @Test
    void collectsFactsAndCountsTheWaitAsTime() {
        workflow.runToEnd();

        assertThat(workflow.completed()).isTrue();
        assertThat(workflow.facts()).hasOnlyElementsOfType(ClusterRemoved.class).hasSize(1);
        assertThat(workflow.stepped())
                .extracting(OperationStepped::number, OperationStepped::step)
                .containsExactly(
                        tuple(1, "open-page"), tuple(2, "await-approval"), tuple(3, "sign"));
        assertThat(workflow.stepped().get(1).took()).hasSeconds(20);
    }

    @Test
    void aWaitThatNeverEndsStopsAtTheDeadline() {
        ledger.approvedAfter = Integer.MAX_VALUE;

        workflow.runToEnd();

        assertThat(workflow.stop()).contains("not within 1m: still waiting for approval");
        assertThat(workflow.facts()).hasOnlyElementsOfType(RemovalFailed.class);
        assertThat(ledger.asked).isEqualTo(7);
    }

    @Test
    void aStepThatFailsNamesItsFailure() {
        ledger.outage = Optional.of(new IllegalStateException("no ink"));

        assertThatThrownBy(() -> workflow.runUntil("sign"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no ink")
                .hasCause(ledger.outage.get());
    }

    @Test
    void refusesAStepThatTheWorkflowHasNot() {
        assertThatThrownBy(() -> workflow.runUntil("shred")).hasMessage("there is no step 'shred'");
    }

    @Test
    void everyCrashIsResumed() {
        Crashes.crashAfterEachStep(this::fresh, this::signedOnce);
        Crashes.everyStepTwice(this::fresh, this::signedOnce);
    }

    @Test
    void findsTheStepThatIsNotIdempotent() {
        assertThatThrownBy(() ->
                        Crashes.crashAfterEachStep(
                                () -> {
                                    var driver = fresh();
                                    ledger.idempotent = false;
                                    return driver;
                                },
                                this::signedOnce))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("after a crash at the end of step 'open-page'");
    }

    private void signedOnce(WorkflowDriver<Signing.State> driver) {
        assertThat(ledger.signatures).isOne();
        assertThat(driver.state().page()).contains("page-1");
        assertThat(driver.facts()).hasSize(1);
    }

    private WorkflowDriver<Signing.State> fresh() {
        ledger = new Signing.Ledger();
        workflow = driver();
        return workflow;
    }

    private WorkflowDriver<Signing.State> driver() {
        return WorkflowDriver.of(new Signing(ledger), Signing.CLUSTER, Signing.start());
    }
}
