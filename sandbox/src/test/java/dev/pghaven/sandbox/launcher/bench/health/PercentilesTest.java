package dev.pghaven.sandbox.launcher.bench.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    private static final long MILLISECOND = 1_000_000;

    @Test
    void eachIsATimeThatWasMeasuredInWhateverOrder() {
        var times =
                new ArrayList<>(
                        LongStream.rangeClosed(1, 200).mapToObj(it -> it * MILLISECOND).toList());
        Collections.shuffle(times, new Random(1));

        assertThat(Percentiles.ofNanos(times)).isEqualTo(new Percentiles(200, 100, 198, 200));
    }

    @Test
    void ofFewTimesTheLongestIsWhatOneInAHundredMayTake() {
        assertThat(Percentiles.ofNanos(List.of(3 * MILLISECOND, MILLISECOND, 2 * MILLISECOND)))
                .isEqualTo(new Percentiles(3, 2, 3, 3));
        assertThat(Percentiles.ofNanos(List.of(MILLISECOND)))
                .isEqualTo(new Percentiles(1, 1, 1, 1));
    }

    @Test
    void nothingIsNoTime() {
        assertThatThrownBy(() -> Percentiles.ofNanos(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
