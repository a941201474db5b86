package dev.pghaven.backups.watch;

import dev.pghaven.backups.WatchConfiguration;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * What the looks of all replicas came to. Read from the store from time to time, so that the gauges
 * of a cluster go when it goes; what nobody knows is NaN.
 */
@ApplicationScoped
class ArchiveMetrics {
    private static final Logger LOG = Logger.getLogger(ArchiveMetrics.class);
    private static final int LOOKS_MISSED = 8;

    private final Watches watches;
    private final EngineLifecycle lifecycle;
    private final Duration fresh;
    private final MultiGauge seconds;
    private final MultiGauge bytes;
    private final MultiGauge stalled;

    ArchiveMetrics(
            Watches watches,
            EngineLifecycle lifecycle,
            MeterRegistry registry,
            WatchConfiguration config) {
        this.watches = watches;
        this.lifecycle = lifecycle;
        this.fresh = config.interval().multipliedBy(LOOKS_MISSED);
        this.seconds =
                gauge(
                        "pghaven.archive.seconds.at.risk",
                        "How far back the archive would throw the cluster if it were lost now",
                        registry);
        this.bytes =
                gauge(
                        "pghaven.archive.bytes.at.risk",
                        "WAL that would be lost with the cluster now",
                        registry);
        this.stalled =
                gauge(
                        "pghaven.archive.stalled",
                        "Whether WAL does not reach the archive: 1 if so",
                        registry);
    }

    private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @Scheduled(identity = "archive-metrics", every = "5s")
    @RunOnVirtualThread
    void refresh() {
        if (lifecycle.isStarted() && !lifecycle.isStopping()) {
            show(known());
        }
    }

    private List<Watched> known() {
        try {
            return watches.all();
        } catch (RuntimeException e) {
            LOG.debugf("The archive's metrics are not known: %s", e);
            return List.of();
        }
    }

    void show(List<Watched> all) {
        seconds.register(rows(all, ArchiveMetrics::seconds), true);
        bytes.register(rows(all, ArchiveMetrics::bytes), true);
        stalled.register(rows(all, it -> it.isStalled() ? 1 : 0), true);
    }

    private List<MultiGauge.Row<?>> rows(List<Watched> all, ToDoubleFunction<WatchState> value) {
        return all.stream().<MultiGauge.Row<?>>map(it -> row(it, value)).toList();
    }

    private MultiGauge.Row<?> row(Watched it, ToDoubleFunction<WatchState> value) {
        return MultiGauge.Row.of(
                tags(it.cluster()),
                isFresh(it.state()) ? value.applyAsDouble(it.state()) : Double.NaN);
    }

    private static Tags tags(ClusterRef cluster) {
        return Tags.of("namespace", cluster.namespace(), "cluster", cluster.name());
    }

    private boolean isFresh(WatchState state) {
        return state.at().filter(it -> it.plus(fresh).isAfter(Instant.now())).isPresent();
    }

    private static double seconds(WatchState state) {
        return state.dataAtRisk().map(it -> it.age().toMillis() / 1000.0).orElse(Double.NaN);
    }

    private static double bytes(WatchState state) {
        return state.dataAtRisk().map(it -> (double) it.bytes()).orElse(Double.NaN);
    }
}
