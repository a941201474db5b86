package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What the looks of all replicas came to. Read from the store from time to time, so that the gauges
 * of an endpoint go when it goes; what nobody knows is NaN.
 */
@ApplicationScoped
class ContractMetrics {
    private static final Logger LOG = Logger.getLogger(ContractMetrics.class);

    private final Contracts contracts;
    private final EngineLifecycle lifecycle;
    private final MultiGauge promises;
    private final MultiGauge broken;
    private final MultiGauge checked;
    private final MultiGauge certificate;
    private volatile double lateness = Double.NaN;
    private Map<ClusterRef, ContractState> shown = Map.of();

    ContractMetrics(Contracts contracts, EngineLifecycle lifecycle, MeterRegistry registry) {
        this.contracts = contracts;
        this.lifecycle = lifecycle;
        this.promises =
                gauge(
                        "pghaven.endpoint.promises",
                        "Promises of an endpoint, by what the last look found",
                        registry);
        this.broken =
                gauge(
                        "pghaven.endpoint.contract.broken",
                        "Whether it was told that an endpoint is not what was promised: 1 if so",
                        registry);
        this.checked =
                gauge(
                        "pghaven.endpoint.checked.age.seconds",
                        "How long ago an endpoint was last looked at",
                        registry);
        this.certificate =
                gauge(
                        "pghaven.endpoint.certificate.remaining.seconds",
                        "How long the server's certificate is valid",
                        registry);
        Gauge.builder("pghaven.endpoint.contract.late.seconds", this, it -> it.lateness)
                .description("How long the cluster that is due for the longest has been waiting")
                .register(registry);
    }

    private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @Scheduled(identity = "contract-metrics", every = "5s")
    @RunOnVirtualThread
    void refresh() {
        if (lifecycle.isStarted() && !lifecycle.isStopping()) {
            read(Instant.now());
        }
    }

    void read(Instant now) {
        try {
            show(contracts.all(), now);
            lateness = contracts.lateness().toMillis() / 1000.0;
        } catch (RuntimeException e) {
            LOG.debugf("The endpoints' metrics are not known: %s", e);
            showNothingKnown();
        }
    }

    /** An alarm on a gauge must not fall silent because the store did. */
    private void showNothingKnown() {
        var unknown = one(_ -> Double.NaN);
        lateness = Double.NaN;
        promises.register(rows(shown, byVerdict((_, _) -> Double.NaN)), true);
        broken.register(rows(shown, unknown), true);
        checked.register(rows(shown, unknown), true);
        certificate.register(rows(shown, unknown), true);
    }

    void show(Map<ClusterRef, ContractState> all, Instant now) {
        shown = Map.copyOf(all);
        promises.register(rows(all, byVerdict(EndpointState::count)), true);
        broken.register(rows(all, one(it -> it.breach().isPresent() ? 1 : 0)), true);
        checked.register(
                rows(all, one(it -> seconds(it.at().map(at -> Duration.between(at, now))))), true);
        certificate.register(
                rows(
                        all,
                        one(it ->
                                seconds(
                                        it.certificateUntil()
                                                .map(until -> Duration.between(now, until))))),
                true);
    }

    /** Makes the rows of one endpoint. */
    @FunctionalInterface
    private interface Rows {
        Stream<MultiGauge.Row<?>> of(Tags endpoint, EndpointState state);
    }

    private static Rows one(ToDoubleFunction<EndpointState> value) {
        return (endpoint, state) ->
                Stream.of(MultiGauge.Row.of(endpoint, value.applyAsDouble(state)));
    }

    private static Rows byVerdict(ToDoubleBiFunction<EndpointState, Verdict> count) {
        return (endpoint, state) ->
                Arrays.stream(Verdict.values())
                        .map(it ->
                                MultiGauge.Row.of(
                                        endpoint.and("verdict", text(it)),
                                        count.applyAsDouble(state, it)));
    }

    private static String text(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<MultiGauge.Row<?>> rows(Map<ClusterRef, ContractState> all, Rows rows) {
        return all.entrySet().stream()
                .flatMap(it ->
                        it.getValue().endpoints().stream()
                                .<MultiGauge.Row<?>>flatMap(
                                        state -> rows.of(tags(it.getKey(), state), state)))
                .toList();
    }

    private static Tags tags(ClusterRef cluster, EndpointState state) {
        return Tags.of(
                "namespace",
                cluster.namespace(),
                "cluster",
                cluster.name(),
                "role",
                state.endpoint().role().text());
    }

    private static double seconds(Optional<Duration> duration) {
        return duration.map(it -> it.toMillis() / 1000.0).orElse(Double.NaN);
    }
}
