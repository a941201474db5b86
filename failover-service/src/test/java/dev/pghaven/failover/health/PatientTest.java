package dev.pghaven.failover.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.failover.health.HealthRecords.Recorded;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatientTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:15:00Z");

    private final Orders orders = new Orders();
    private final Patient patient = new Patient(Recorded.nothing("uid-1"));

    @Test
    void oneAtATimeHasTheTurn() {
        assertThat(patient.add(orders.look())).isTrue();
        assertThat(patient.add(orders.look())).isFalse();

        finish(patient.next());
        finish(patient.next());

        assertThat(patient.next()).isInstanceOf(Turn.Over.class);
        assertThat(patient.add(orders.look())).isTrue();
    }

    @Test
    void noLookIsSkippedAndNoneThatIsOlderIsTakenAfterANewerOne() {
        var first = orders.look();
        var second = orders.look();
        var third = orders.look();
        patient.add(first);
        patient.add(third);
        patient.add(second);

        assertThat(taken()).isEqualTo(first);
        assertThat(taken()).isEqualTo(third);
        assertThat(patient.next()).isInstanceOf(Turn.Over.class);
    }

    @Test
    void whatIsNotDoneComesAgain() {
        var look = orders.look();
        patient.add(look);

        assertThat(patient.next()).isEqualTo(new Turn.Judge(look));
        assertThat(patient.next()).isEqualTo(new Turn.Judge(look));
    }

    @Test
    void nothingMatteredBeforeItLeft() {
        patient.add(orders.look());
        patient.add(orders.look());

        patient.leave();

        finish(patient.next());
        assertThat(patient.next()).isInstanceOf(Turn.Over.class);
    }

    @Test
    void isDueFromTheMomentOnThatWasSaid() {
        patient.record(patient.recorded(), Optional.of(NOW));

        assertThat(patient.isDue(NOW.minusMillis(1))).isFalse();
        assertThat(patient.isDue(NOW)).isTrue();
        patient.addAgain(orders.look());
        assertThat(patient.isDue(NOW)).isFalse();
    }

    private Look taken() {
        var turn = patient.next();
        finish(turn);
        return ((Turn.Judge) turn).look();
    }

    private void finish(Turn turn) {
        patient.done(turn);
    }
}
