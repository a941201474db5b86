package dev.pghaven.operations.quarkus;

import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.schedule.Planner;
import dev.pghaven.operations.schedule.Ran;
import dev.pghaven.operations.schedule.Ran.Result;
import dev.pghaven.operations.schedule.Ticker;
import dev.pghaven.operations.store.StoreException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks again and again for schedules that are due; any number of replicas may. */
@ApplicationScoped
public class ScheduleTicking {
    private static final Logger LOG = Logger.getLogger(ScheduleTicking.class);

    private final EngineLifecycle lifecycle;
    private final MeterRegistry metrics;
    private final Ticker ticker;
    private final OperationsConfiguration.Schedules config;
    private volatile long lastSign = System.nanoTime();
    private volatile String away = "";

    ScheduleTicking(
            Engine engine,
            Planner planner,
            EngineLifecycle lifecycle,
            MeterRegistry metrics,
            OperationsConfiguration config) {
        this.ticker = engine.ticker(planner);
        this.lifecycle = lifecycle;
        this.metrics = metrics;
        this.config = config.schedules();
    }

    void onStart(@Observes StartupEvent event) {
        Checked.of("pghaven.operations.schedules", () -> checked(config));
    }

    /** How long ago it last did something, or found nothing to do. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastSign);
    }

    @Scheduled(
            identity = "schedules",
            every = "{pghaven.operations.schedules.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        try {
            for (int taken = 0; taken < config.most() && takesNext(); taken++) {
                lastSign = System.nanoTime();
            }
            away = "";
        } catch (StoreException e) {
            waits(e);
        }
        lastSign = System.nanoTime();
    }

    private static OperationsConfiguration.Schedules checked(
            OperationsConfiguration.Schedules config) {
        if (config.most() < 1 || config.every().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("most must be at least 1, and every at least 1s");
        }
        return config;
    }

    private boolean takesNext() {
        var ran =
                lifecycle.isStarted() && !lifecycle.isStopping()
                        ? ticker.runNext()
                        : Optional.<Ran>empty();
        ran.ifPresent(this::count);
        return ran.isPresent();
    }

    private void count(Ran ran) {
        metrics.timer("pghaven.schedule.lateness", "outcome", outcome(ran.result()))
                .record(ran.late());
    }

    private static String outcome(Result result) {
        return switch (result) {
            case Result.Begun _ -> "begun";
            case Result.Refused _ -> "refused";
        };
    }

    /** It is tried again at every tick; that schedules wait, and why, is said once. */
    private void waits(StoreException e) {
        if (!away.equals(e.getMessage())) {
            LOG.warnf("Schedules wait: %s", e.getMessage());
            away = e.getMessage();
        }
    }
}
