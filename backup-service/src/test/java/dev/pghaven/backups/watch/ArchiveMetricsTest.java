package dev.pghaven.backups.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.lag.ArchiveMemory;
import dev.pghaven.backups.archive.lag.DataAtRisk;
import dev.pghaven.backups.archive.lag.Judgement.Cause;
import dev.pghaven.backups.archive.lag.Judgement.Stalled;
import dev.pghaven.contracts.ClusterRef;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArchiveMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ArchiveMetrics metrics =
            new ArchiveMetrics(null, null, registry, new Impatient());

    @Test
    void showsWhatWouldBeLost() {
        metrics.show(List.of(watched("orders", Instant.now(), risk(), Optional.empty())));

        assertThat(value("pghaven.archive.seconds.at.risk", "orders")).isEqualTo(42.5);
        assertThat(value("pghaven.archive.bytes.at.risk", "orders")).isEqualTo(1000);
        assertThat(value("pghaven.archive.stalled", "orders")).isZero();
    }

    @Test
    void showsAStallAlsoWhileNobodyKnowsWhatWouldBeLost() {
        var stall = new Stalled(Instant.EPOCH, Cause.FAILING, "a test");
        metrics.show(
                List.of(watched("orders", Instant.now(), Optional.empty(), Optional.of(stall))));

        assertThat(value("pghaven.archive.stalled", "orders")).isEqualTo(1);
        assertThat(value("pghaven.archive.bytes.at.risk", "orders")).isNaN();
    }

    @Test
    void whatNobodyHasLookedAtForLongIsNotKnown() {
        var old = Instant.now().minus(Duration.ofMinutes(10));
        metrics.show(List.of(watched("orders", old, risk(), Optional.empty())));

        assertThat(value("pghaven.archive.seconds.at.risk", "orders")).isNaN();
        assertThat(value("pghaven.archive.stalled", "orders")).isNaN();
    }

    @Test
    void theGaugesOfAClusterGoWithIt() {
        metrics.show(List.of(watched("orders", Instant.now(), risk(), Optional.empty())));
        metrics.show(List.of());

        assertThat(registry.getMeters()).isEmpty();
    }

    private static Optional<DataAtRisk> risk() {
        return Optional.of(new DataAtRisk(Duration.ofMillis(42_500), 1000));
    }

    private double value(String name, String cluster) {
        return registry.get(name).tag("namespace", "shop").tag("cluster", cluster).gauge().value();
    }

    private static Watched watched(
            String name, Instant at, Optional<DataAtRisk> risk, Optional<Stalled> stall) {
        var memory = new ArchiveMemory(Optional.empty(), Optional.empty(), stall);
        return new Watched(
                new ClusterRef("shop", name),
                new WatchState(
                        Optional.of("uid-1"),
                        memory,
                        Optional.empty(),
                        risk,
                        0,
                        "a test",
                        Optional.of(at)));
    }
}
