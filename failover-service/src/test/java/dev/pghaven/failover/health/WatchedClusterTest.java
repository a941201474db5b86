package dev.pghaven.failover.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.failover.health.HealthRecords.Recorded;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedClusterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:15:00Z");

    private final Orders orders = new Orders();
    private final WatchedCluster watched = new WatchedCluster(Recorded.nothing("uid-1"));

    @Test
    void oneAtATimeHasTheTurn() {
        assertThat(watched.add(orders.look())).isTrue();
        assertThat(watched.add(orders.look())).isFalse();

        finish(watched.next());
        finish(watched.next());

        assertThat(watched.next()).isInstanceOf(Turn.Over.class);
        assertThat(watched.add(orders.look())).isTrue();
    }

    @Test
    void noLookIsSkippedAndNoneThatIsOlderIsTakenAfterANewerOne() {
        var first = orders.look();
        var second = orders.look();
        var third = orders.look();
        watched.add(first);
        watched.add(third);
        watched.add(second);

        assertThat(taken()).isEqualTo(first);
        assertThat(taken()).isEqualTo(third);
        assertThat(watched.next()).isInstanceOf(Turn.Over.class);
    }

    @Test
    void whatIsNotDoneComesAgain() {
        var look = orders.look();
        watched.add(look);

        assertThat(watched.next()).isEqualTo(new Turn.Judge(look));
        assertThat(watched.next()).isEqualTo(new Turn.Judge(look));
    }

    @Test
    void nothingMatteredBeforeItLeft() {
        watched.add(orders.look());
        watched.add(orders.look());

        watched.leave();

        finish(watched.next());
        assertThat(watched.next()).isInstanceOf(Turn.Over.class);
    }

    @Test
    void isDueFromTheMomentOnThatWasSaid() {
        watched.record(watched.recorded(), Optional.of(NOW));

        assertThat(watched.isDue(NOW.minusMillis(1))).isFalse();
        assertThat(watched.isDue(NOW)).isTrue();
        watched.addAgain(orders.look());
        assertThat(watched.isDue(NOW)).isFalse();
    }

    private Look taken() {
        var turn = watched.next();
        finish(turn);
        return ((Turn.Judge) turn).look();
    }

    private void finish(Turn turn) {
        watched.done(turn);
    }
}
