package dev.pghaven.failover.health;

import dev.pghaven.operations.Announcement;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** How many clusters are seen, what is told of them, and how long that takes. */
@ApplicationScoped
class HealthMetrics {
    private final MeterRegistry registry;
    private final Timer delay;

    HealthMetrics(MeterRegistry registry, Fleet fleet) {
        this.registry = registry;
        this.delay =
                Timer.builder("pghaven.health.delay")
                        .description(
                                "From seeing a change of a cluster until it is saved what it means")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
        Gauge.builder("pghaven.health.clusters", fleet, it -> it.all().size())
                .description("Clusters that are watched")
                .register(registry);
    }

    void told(Look look, List<Announcement> news) {
        delay.record(Duration.ofNanos(System.nanoTime() - look.seenAt()));
        for (var it : news) {
            registry.counter("pghaven.health.facts", "type", it.fact().getClass().getSimpleName())
                    .increment();
        }
    }
}
