package dev.pghaven.sandbox.launcher.bench.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.launcher.bench.health.Pace.Turn;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    @ParameterizedTest
    @CsvSource({"50, 60", "50, 1", "1, 1", "3, 5"})
    void everyFailoverBeginsAndEndsOnceAndNoMoreAreOpenThanItSays(int rate, int seconds) {
        var pace = new Pace(rate, seconds);
        var open = new HashSet<Integer>();
        var begun = new HashSet<Integer>();

        for (var turn : pace.turns()) {
            if (turn.ends()) {
                assertThat(open.remove(turn.failover())).as("%s has begun", turn).isTrue();
            } else {
                assertThat(begun.add(turn.failover())).as("%s is new", turn).isTrue();
                open.add(turn.failover());
            }
            assertThat(open).hasSizeLessThanOrEqualTo(pace.open());
        }

        assertThat(open).isEmpty();
        assertThat(begun).hasSize(Math.max(1, rate * seconds / 2));
    }

    @Test
    void aFailoverEndsTwoSecondsAfterItBegan() {
        var pace = new Pace(50, 60);
        var turns = pace.turns();

        var took =
                pace.due(turns.indexOf(new Turn(700, true)))
                        .minus(pace.due(turns.indexOf(new Turn(700, false))));

        assertThat(took).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2100));
    }
}
