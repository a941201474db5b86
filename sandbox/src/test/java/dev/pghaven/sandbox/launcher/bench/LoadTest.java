package dev.pghaven.sandbox.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.launcher.bench.Load.Ticks;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void aGuestsTimeIsNotCountedTwice() {
        assertThat(Ticks.of("cpu  100 5 20 300 40 1 2 3 50 6")).isEqualTo(new Ticks(471, 340));
    }

    @Test
    void processorsAreNeitherIdleNorBusyForMoreThanAllTheirTime() throws IOException {
        assertThat(Load.since(new Ticks(0, 0)).busy()).isBetween(0.0, 1.0);
    }
}
