package dev.pghaven.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StepsTest {
    private final Steps<String> steps =
            Steps.<String>inOrder()
                    .step("mark", Outcome::done)
                    .releaseCluster()
                    .step("copy", Outcome::done)
                    .lastly("remove-copy", Outcome::done)
                    .lastly("remove-key", Outcome::done);

    @Test
    void whatStandsBehindTheMarkerNeedsNoCluster() {
        assertThat(steps.all())
                .extracting(Step::needsCluster)
                .containsExactly(true, false, false, false);
    }

    @Test
    void afterAFailureComesTheNextStepThatCleansUp() {
        assertThat(nameAfter("mark")).isEqualTo("remove-copy");
        assertThat(nameAfter("copy")).isEqualTo("remove-copy");
        assertThat(nameAfter("remove-copy")).isEqualTo("remove-key");
        assertThat(steps.cleanUpAfter("remove-key")).isEmpty();
    }

    @Test
    void afterAStepThatNobodyKnowsEverythingIsCleanedUp() {
        assertThat(nameAfter("fly")).isEqualTo("remove-copy");
    }

    @Test
    void refusesAnOrderThatCannotBeMeant() {
        assertThatThrownBy(() -> steps.step("late", Outcome::done))
                .hasMessage("step 'late' stands behind a step that cleans up");
        assertThatThrownBy(() -> steps.lastly("mark", Outcome::done))
                .hasMessage("two steps have the name 'mark'");
        assertThatThrownBy(() -> Steps.<String>inOrder().lastly("remove", Outcome::done))
                .hasMessage("'remove' has nothing to clean up after");
    }

    @Test
    void theClusterIsReleasedOnceAndAfterAStep() {
        var marked = Steps.<String>inOrder().step("mark", Outcome::done).releaseCluster();

        assertThatThrownBy(marked::releaseCluster).hasMessage("the cluster is released twice");
        assertThatThrownBy(() -> Steps.<String>inOrder().releaseCluster())
                .hasMessage("the cluster is released after a step");
        assertThatThrownBy(steps::releaseCluster)
                .hasMessage("the cluster is released after a step");
    }

    private String nameAfter(String failed) {
        return steps.cleanUpAfter(failed).orElseThrow().name();
    }
}
