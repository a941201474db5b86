package dev.pghaven.failover.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.contracts.spec.BlackoutInterval;
import dev.pghaven.contracts.spec.DrillObjectives;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.fakes.Configurations;
import dev.pghaven.failover.fakes.InMemoryDrillSchedules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrillGateTest {
    private static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    private static final RunFailoverDrill DRILL =
            new RunFailoverDrill(
                    ORDERS, null, new DrillObjectives(Duration.ofMinutes(1), null), null, null);
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private final InMemoryDrillSchedules schedules = new InMemoryDrillSchedules();
    private final DrillGate gate =
            new DrillGate(schedules, Configurations.defaults(DrillConfiguration.class), () -> NOW);

    @Test
    void letsADrillThroughAtItsTime() {
        assertThat(gate.forbids(DRILL, NOW)).isEmpty();
        assertThat(gate.forbids(DRILL, NOW.minus(Duration.ofMinutes(15)))).isEmpty();
    }

    /** Whoever chose Tuesday at ten does not expect it on Saturday night. */
    @Test
    void whatWasMissedWhileNobodyTickedIsNotMadeUpFor() {
        assertThat(gate.forbids(DRILL, NOW.minus(Duration.ofMinutes(16))))
                .contains(
                        "missed: it could begin only PT16M after its time, and may PT15M after it");
    }

    @Test
    void skipsADrillInABlackoutAndSaysWhich() {
        schedules.blackout(
                new BlackoutInterval(
                        NOW.minusSeconds(60), NOW.plusSeconds(60), Optional.of("Black Friday")));

        assertThat(gate.forbids(DRILL, NOW))
                .hasValueSatisfying(
                        it -> assertThat(it).startsWith("skipped: ").contains("Black Friday"));
    }

    @Test
    void keepsNothingElseBack() {
        schedules.blackout(
                new BlackoutInterval(
                        NOW.minusSeconds(60), NOW.plusSeconds(60), Optional.of("Black Friday")));

        assertThat(gate.forbids(new RemoveCluster(ORDERS), NOW)).isEmpty();
    }
}
