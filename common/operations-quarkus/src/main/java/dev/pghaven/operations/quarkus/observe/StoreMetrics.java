package dev.pghaven.operations.quarkus.observe;

import dev.pghaven.operations.Status;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import dev.pghaven.operations.store.OperationQueries.Count;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What the store says of all operations, whichever replica runs them. Looked up from time to time
 * and not per scrape, so that an absent store does not hold up the scrape.
 */
@ApplicationScoped
class StoreMetrics {
    private static final Logger LOG = Logger.getLogger(StoreMetrics.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Engine engine;
    private final EngineLifecycle lifecycle;
    private final MultiGauge operations;
    private Set<String> stranded = Set.of();
    private final AtomicReference<Double> lag = new AtomicReference<>(Double.NaN);
    private final AtomicReference<Double> oldestWaiting = new AtomicReference<>(Double.NaN);
    private final AtomicReference<Double> overdue = new AtomicReference<>(Double.NaN);

    StoreMetrics(Engine engine, EngineLifecycle lifecycle, MeterRegistry registry) {
        this.engine = engine;
        this.lifecycle = lifecycle;
        this.operations =
                MultiGauge.builder("pghaven.operations")
                        .description("Operations by workflow and status")
                        .register(registry);
        Gauge.builder("pghaven.outbox.lag", lag, AtomicReference::get)
                .baseUnit("seconds")
                .description("How long the oldest unpublished fact has waited")
                .register(registry);
        Gauge.builder("pghaven.operations.oldest.waiting", oldestWaiting, AtomicReference::get)
                .baseUnit("seconds")
                .description("How long the operation that has not begun for longest has waited")
                .register(registry);
        Gauge.builder("pghaven.schedules.overdue", overdue, AtomicReference::get)
                .baseUnit("seconds")
                .description("How long the schedule has waited that has been due for longest")
                .register(registry);
        Gauge.builder("pghaven.operations.in.hand", engine, it -> it.runner().inHand())
                .description("Operations that this replica works off")
                .register(registry);
    }

    void onStart(@Observes StartupEvent event) {
        Thread.ofVirtual().name("store-metrics").start(this::refreshUntilStopped);
    }

    private void refreshUntilStopped() {
        try {
            if (lifecycle.awaitStarted()) {
                do {
                    refresh();
                } while (!lifecycle.stopsWithin(EVERY));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh() {
        try {
            var counts = engine.queries().counts();
            operations.register(rows(counts), true);
            stranded(counts);
            lag.set(seconds(engine.outbox().lag()));
            oldestWaiting.set(seconds(engine.queries().oldestWaiting()));
            overdue.set(seconds(Optional.of(engine.schedules().overdue())));
        } catch (RuntimeException e) {
            // What nobody knows is not what it was.
            lag.set(Double.NaN);
            oldestWaiting.set(Double.NaN);
            overdue.set(Double.NaN);
            LOG.debugf("The store's metrics are not known: %s", e);
        }
    }

    /** After a downgrade, or while an update goes on: nobody else would say why they lie still. */
    private void stranded(List<Count> counts) {
        var now =
                counts.stream()
                        .filter(it -> isOpen(it.status()))
                        .map(Count::workflow)
                        .filter(it -> !engine.workflows().contains(it))
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!now.isEmpty() && !now.equals(stranded)) {
            LOG.warnf("Operations of workflows that this version does not know wait: %s", now);
        }
        stranded = now;
    }

    private static boolean isOpen(Status.Name status) {
        return switch (status) {
            case QUEUED, RUNNING -> true;
            case COMPLETED, STOPPED, CANCELLED -> false;
        };
    }

    private static List<MultiGauge.Row<?>> rows(List<Count> counts) {
        return counts.stream().<MultiGauge.Row<?>>map(StoreMetrics::row).toList();
    }

    private static MultiGauge.Row<?> row(Count count) {
        return MultiGauge.Row.of(
                Tags.of("workflow", count.workflow(), "status", word(count.status())),
                count.operations());
    }

    private static String word(Status.Name status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static double seconds(Optional<Duration> age) {
        return age.map(it -> it.toMillis() / 1000.0).orElse(0.0);
    }
}
