package dev.pghaven.failover.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Cnpg;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ClusterMetrics metrics = new ClusterMetrics(new Fleet(), registry);

    @Test
    void oneThatFailsOverIsNotHealthy() {
        metrics.show(List.of(new Orders().look()));
        assertThat(value("pghaven.cluster.healthy")).isOne();
        assertThat(value("pghaven.cluster.primary.changing")).isZero();

        metrics.show(List.of(new Orders().wanted(Cnpg.PENDING, Instant.EPOCH).look()));
        assertThat(value("pghaven.cluster.healthy")).isZero();
        assertThat(value("pghaven.cluster.primary.changing")).isOne();
    }

    @Test
    void oneThatRestsOrIsGoneIsNotShown() {
        metrics.show(List.of(new Orders().look()));
        metrics.show(List.of(new Orders().resting().look()));

        assertThat(registry.find("pghaven.cluster.healthy").gauges()).isEmpty();
    }

    private double value(String name) {
        return registry.get(name).tags("namespace", "shop", "cluster", "orders").gauge().value();
    }
}
