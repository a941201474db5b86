package dev.pghaven.failover.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * How each cluster is seen now, by every replica: nothing is damped here, because alerts wait by
 * themselves. A cluster that rests or leaves has no gauges.
 */
@ApplicationScoped
class ClusterMetrics {
    private final Fleet fleet;
    private final MultiGauge healthy;
    private final MultiGauge changing;

    ClusterMetrics(Fleet fleet, MeterRegistry registry) {
        this.fleet = fleet;
        this.healthy =
                MultiGauge.builder("pghaven.cluster.healthy")
                        .description("Whether the cluster is as its spec wants it: 1 if so")
                        .register(registry);
        this.changing =
                MultiGauge.builder("pghaven.cluster.primary.changing")
                        .description("Whether another primary is wanted than there is: 1 if so")
                        .register(registry);
    }

    @Scheduled(identity = "cluster-metrics", every = "10s")
    @RunOnVirtualThread
    void refresh() {
        if (fleet.isComplete()) {
            show(fleet.all());
        }
    }

    void show(Collection<Look> looks) {
        var judged =
                looks.stream()
                        .filter(it -> !it.cluster().leaving() && !it.cluster().resting())
                        .toList();
        healthy.register(rows(judged, it -> HealthReasons.of(it).isEmpty()), true);
        changing.register(rows(judged, ClusterMetrics::isChanging), true);
    }

    private static boolean isChanging(Look look) {
        return look.cluster().current().isPresent() && !look.cluster().isSettled();
    }

    private static List<MultiGauge.Row<?>> rows(List<Look> looks, Predicate<Look> whether) {
        return looks.stream()
                .<MultiGauge.Row<?>>map(it -> MultiGauge.Row.of(tags(it), whether.test(it) ? 1 : 0))
                .toList();
    }

    private static Tags tags(Look look) {
        var cluster = look.cluster().cluster();
        return Tags.of("namespace", cluster.namespace(), "cluster", cluster.name());
    }
}
