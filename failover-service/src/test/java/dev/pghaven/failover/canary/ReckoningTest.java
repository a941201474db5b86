package dev.pghaven.failover.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** A commit every ten milliseconds, answered within one unless a test says otherwise. */
class ReckoningTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T04:15:00Z");
    private static final long MILLI = 1_000_000;

    private long now;
    private final Ledger ledger = new Ledger(() -> now);

    @Test
    void theOutageGoesFromTheFirstThatFailsToTheFirstThatComesThroughAgain() {
        commits(0, 10, Fate.ACKNOWLEDGED);
        commits(10, 30, Fate.REFUSED);
        commits(30, 40, Fate.ACKNOWLEDGED);

        var report = reckon(95, 400);

        assertThat(report.outage().startedAt()).isEqualTo(BEGIN.plusMillis(100));
        assertThat(report.outage().endedAt()).isEqualTo(BEGIN.plusMillis(301));
        assertThat(report.outage().lasted()).isEqualTo(Duration.ofMillis(201));
        assertThat(report.outage().interruptions()).isEqualTo(1);
        assertThat(report.outage().within()).isEqualTo(Duration.ofMillis(10));
        assertThat(report.untilWritable()).isEqualTo(Duration.ofMillis(206));
        assertThat(report.sinceMark()).isEqualTo(Duration.ofMillis(305));
    }

    @Test
    void severalInterruptionsAreAddedUp() {
        commits(0, 10, Fate.ACKNOWLEDGED);
        commits(10, 12, Fate.REFUSED);
        commits(12, 20, Fate.ACKNOWLEDGED);
        commits(20, 30, Fate.UNKNOWN);
        commits(30, 40, Fate.ACKNOWLEDGED);

        var report = reckon(95, 400);

        assertThat(report.outage().interruptions()).isEqualTo(2);
        assertThat(report.outage().lasted()).isEqualTo(Duration.ofMillis(21 + 101));
        assertThat(report.untilWritable()).isEqualTo(Duration.ofMillis(301 - 95));
        assertThat(report.commits().unknown()).isEqualTo(10);
    }

    @Test
    void whatWasOverBeforeTheMarkIsNotTheChangesDoing() {
        commits(0, 2, Fate.REFUSED);
        commits(2, 40, Fate.ACKNOWLEDGED);

        assertThat(reckon(95, 400).outage().interruptions()).isZero();
    }

    @Test
    void anAnswerThatComesLateIsAnInterruptionAndStillAnAcknowledgement() {
        commits(0, 10, Fate.ACKNOWLEDGED);
        var late = ledger.send();
        now += 1500 * MILLI;
        ledger.answer(late, Fate.ACKNOWLEDGED);
        commits(161, 170, Fate.ACKNOWLEDGED);

        var report = reckon(95, 1700);

        assertThat(report.outage().lasted()).isGreaterThanOrEqualTo(Duration.ofMillis(1500));
        assertThat(report.commits().acknowledged()).isEqualTo(20);
        assertThat(report.commits().unknown()).isZero();
    }

    @Test
    void whatNeverCameBackLastsUntilTheEnd() {
        commits(0, 10, Fate.ACKNOWLEDGED);
        commits(10, 30, Fate.REFUSED);

        assertThat(reckon(95, 400).outage().lasted()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void lostIsWhatWasAcknowledgedAndIsNotThere() {
        commits(0, 10, Fate.ACKNOWLEDGED);
        commits(10, 12, Fate.UNKNOWN);
        commits(12, 20, Fate.ACKNOWLEDGED);
        var present = new BitSet();
        present.set(0, 7);
        present.set(12, 20);

        var report = reckoning(95, 400).against(present);

        assertThat(report.commits().lost()).isEqualTo(3);
        assertThat(report.commits().unknown()).isEqualTo(2);
        assertThat(report.dataLoss()).isEqualTo(Duration.ofMillis(21));
    }

    private void commits(int from, int to, Fate fate) {
        for (var i = from; i < to; i++) {
            now = i * 10 * MILLI;
            var number = ledger.send();
            now += MILLI;
            ledger.answer(number, fate);
        }
    }

    private CanaryReport reckon(long mark, long stopped) {
        return reckoning(mark, stopped).against(ledger.acknowledged());
    }

    private Reckoning reckoning(long mark, long stopped) {
        return new Reckoning(
                ledger,
                new WallTime(0, BEGIN),
                mark * MILLI,
                stopped * MILLI,
                Duration.ofMillis(10));
    }
}
