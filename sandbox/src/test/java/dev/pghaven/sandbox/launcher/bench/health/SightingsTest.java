package dev.pghaven.sandbox.launcher.bench.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.bench.health.Happening.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final Happening IT =
            new Happening(new ClusterRef("fleet-0", "db-00001"), Kind.STARTED, 1);

    private final Sightings sightings = new Sightings();

    @Test
    void theSameFactAgainIsARedeliveryAndAnotherOneARepetition() {
        sightings.writes(IT);
        sightings.isTold(IT, "fact-1", 5);
        sightings.isTold(IT, "fact-1", 6);
        assertThat(sightings.redelivered()).isEqualTo(1);
        assertThat(sightings.repeated()).isEmpty();

        sightings.isTold(IT, "fact-2", 7);
        assertThat(sightings.repeated()).containsExactly(IT);
        assertThat(sightings.lastTold(List.of(IT))).isEqualTo(5);
    }

    @Test
    void whatIsToldThoughNobodyWroteItIsInvented() {
        sightings.isTold(IT, "fact-1", 5);

        assertThat(sightings.invented()).containsExactly(IT);
    }

    @Test
    void whatOnlyTheWatchHasSeenIsMissing() {
        sightings.writes(IT);
        sightings.isWatched(IT, 5);
        assertThat(sightings.missing(List.of(IT))).isEqualTo(1);
        assertThat(sightings.untold(List.of(IT))).isEqualTo(1);

        sightings.isTold(IT, "fact-1", 8);
        assertThat(sightings.missing(List.of(IT))).isZero();
        assertThat(sightings.tellingAfterWatch(List.of(IT)).max()).isEqualTo(3 / 1e6);
    }
}
