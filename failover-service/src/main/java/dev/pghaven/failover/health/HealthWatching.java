package dev.pghaven.failover.health;

import dev.pghaven.failover.HealthConfiguration;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.time.InstantSource;

/** Lets this replica watch for as long as the service runs. */
@ApplicationScoped
class HealthWatching {
    private final HealthWatch watch;
    private final EngineLifecycle lifecycle;

    HealthWatching(
            Fleet fleet,
            HealthRecords records,
            HealthMetrics metrics,
            EngineLifecycle lifecycle,
            MeterRegistry registry,
            HealthConfiguration config) {
        var damping = new Damping(config.degradedAfter(), config.recoveredAfter());
        var telling =
                new Telling(
                        records,
                        metrics,
                        new HealthJudge(damping),
                        lifecycle::stopsWithin,
                        InstantSource.system(),
                        config.parallelism());
        this.watch = new HealthWatch(fleet, records, telling, config.lease());
        this.lifecycle = lifecycle;
        Gauge.builder("pghaven.health.tells", watch, it -> it.tells() ? 1 : 0)
                .description("Whether this replica is the one that tells: 1 if so")
                .register(registry);
    }

    @Scheduled(
            identity = "health-watch",
            every = "{pghaven.failover.health.tick}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        if (lifecycle.isStarted() && !lifecycle.isStopping()) {
            watch.tick(Instant.now());
        }
    }

    void onStop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        watch.stop();
    }
}
