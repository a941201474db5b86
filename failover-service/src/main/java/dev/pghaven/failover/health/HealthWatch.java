package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterRef;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Lets one of all replicas tell what becomes of the clusters' health. Another goes on from what is
 * recorded when it dies; what happened in between shows in what is different then.
 */
@ApplicationScoped
class HealthWatch {
    private static final Logger LOG = Logger.getLogger(HealthWatch.class);

    /** How many times a lease is prolonged before it would be over. */
    private static final int PROLONGATIONS = 3;

    private final UUID replica = UUID.randomUUID();
    private final Fleet fleet;
    private final HealthRecords records;
    private final Telling telling;
    private final EngineLifecycle lifecycle;
    private final Duration lease;
    private volatile Optional<Leadership> leadership = Optional.empty();
    private String away = "";
    private long claimedAt;

    HealthWatch(
            Fleet fleet,
            HealthRecords records,
            HealthMetrics metrics,
            EngineLifecycle lifecycle,
            MeterRegistry registry,
            HealthConfiguration config) {
        this.fleet = fleet;
        this.records = records;
        this.telling =
                new Telling(
                        records,
                        metrics,
                        new HealthJudge(
                                new Damping(config.degradedAfter(), config.recoveredAfter())),
                        lifecycle::stopsWithin,
                        config.parallelism());
        this.lifecycle = lifecycle;
        this.lease = config.lease();
        fleet.tell(this::changed, this::left);
        Gauge.builder("pghaven.health.tells", this, it -> it.tells() ? 1 : 0)
                .description("Whether this replica is the one that tells: 1 if so")
                .register(registry);
    }

    /** Whether this replica is the one that tells. */
    boolean tells() {
        return leadership.filter(it -> !it.hasEnded()).isPresent();
    }

    @Scheduled(
            identity = "health-watch",
            every = "{pghaven.failover.health.tick}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        if (lifecycle.isStarted() && !lifecycle.isStopping() && fleet.isComplete()) {
            claim();
            leadership.ifPresent(it -> it.reconsider(fleet, Instant.now()));
        }
    }

    void onStop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        if (tells()) {
            stepDown();
            resign();
        }
    }

    private void resign() {
        try {
            records.resign(replica);
        } catch (RuntimeException e) {
            LOG.warnf("The lease was left to lapse: %s", e.getMessage());
        }
    }

    private void claim() {
        if (tells() && System.nanoTime() - claimedAt < lease.toNanos() / PROLONGATIONS) {
            return;
        }
        try {
            claimedAt = System.nanoTime();
            var ours = records.claim(replica, lease);
            if (ours && !tells()) {
                takeOver();
            } else if (!ours && tells()) {
                LOG.info("Another replica tells of the clusters' health from now on");
                stepDown();
            }
            away = "";
        } catch (RuntimeException e) {
            waits(e);
        }
    }

    private void takeOver() {
        var begun = new Leadership(replica, telling, records.all());
        leadership = Optional.of(begun);
        begun.forgetAllBut(fleet);
        fleet.all().forEach(begun::changed);
        LOG.infof("This replica tells of the health of %d clusters", fleet.all().size());
    }

    private void stepDown() {
        leadership.ifPresent(Leadership::end);
        leadership = Optional.empty();
    }

    private void changed(Look look) {
        leadership.ifPresent(it -> it.changed(look));
    }

    private void left(ClusterRef cluster) {
        leadership.ifPresent(it -> it.left(cluster));
    }

    /** It is tried again at every tick; that the watch waits, and why, is said once. */
    private void waits(RuntimeException e) {
        if (!away.equals(String.valueOf(e.getMessage()))) {
            LOG.warnf("The watch over the clusters' health waits: %s", e.getMessage());
            away = String.valueOf(e.getMessage());
        }
    }
}
