package dev.pghaven.sandbox.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SizeResultTest {
    @Test
    void oneRoundThatWasSpoiltMovesNoMedian() {
        var medians = Rounds.threeOf(100).medians();

        assertThat(medians.verdict()).isEqualTo(12.0);
        assertThat(medians.healthy()).isEqualTo(10.0);
        assertThat(medians.removed()).isEqualTo(14.0);
        assertThat(medians.bareRemoved()).isEqualTo(13.0);
    }

    @Test
    void theExtraIsWhatTheProofTakesOnTopOfTheRestore() {
        assertThat(Rounds.threeOf(100).medians().extra()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void eachStepHasAMedianOfItsOwnInTheStepsOrder() {
        assertThat(Rounds.threeOf(100).medianSteps())
                .containsExactly(
                        new TimedStep("await-restore", 11.0), new TimedStep("compare-copy", 1.0));
    }
}
