package dev.pghaven.backups.checks;

import dev.pghaven.backups.ProofRecord;
import dev.pghaven.backups.Proofs;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** How well it is proved that the clusters can be restored, as the store has it. */
@ApplicationScoped
class ProofMetrics {
    private static final Logger LOG = Logger.getLogger(ProofMetrics.class);

    private final Proofs proofs;
    private final EngineLifecycle lifecycle;
    private final MultiGauge age;
    private final MultiGauge overdue;
    private final MultiGauge timeToRestore;
    private final MultiGauge verifications;

    ProofMetrics(Proofs proofs, EngineLifecycle lifecycle, MeterRegistry registry) {
        this.proofs = proofs;
        this.lifecycle = lifecycle;
        this.age =
                MultiGauge.builder("pghaven.restore.proof.age")
                        .baseUnit("seconds")
                        .description(
                                "Since the last proof of a restore, or since it was provisioned")
                        .register(registry);
        this.overdue =
                MultiGauge.builder("pghaven.restore.proof.overdue")
                        .description("Whether the proof is older than the policy allows: 1 if so")
                        .register(registry);
        this.timeToRestore =
                MultiGauge.builder("pghaven.restore.time")
                        .baseUnit("seconds")
                        .description("How long the last proved restore took")
                        .register(registry);
        this.verifications =
                MultiGauge.builder("pghaven.restore.verifications")
                        .description(
                                "Verifications of restores that are remembered, by their verdict")
                        .register(registry);
    }

    @Scheduled(identity = "proof-metrics", every = "60s")
    @RunOnVirtualThread
    void refresh() {
        if (lifecycle.isStarted() && !lifecycle.isStopping()) {
            show(known(), Instant.now());
        }
    }

    private List<ProofRecord> known() {
        try {
            return proofs.all();
        } catch (RuntimeException e) {
            LOG.debugf("The proofs' metrics are not known: %s", e);
            return List.of();
        }
    }

    void show(List<ProofRecord> all, Instant now) {
        age.register(rows(all, it -> seconds(it.ageAt(now))), true);
        overdue.register(rows(all, it -> it.isOverdueAt(now) ? 1 : 0), true);
        timeToRestore.register(rows(all, ProofMetrics::timeToRestore), true);
        verifications.register(all.stream().flatMap(ProofMetrics::counts).toList(), true);
    }

    private static List<MultiGauge.Row<?>> rows(
            List<ProofRecord> all, Function<ProofRecord, Number> value) {
        return all.stream()
                .<MultiGauge.Row<?>>map(it -> MultiGauge.Row.of(tags(it), value.apply(it)))
                .toList();
    }

    private static Stream<MultiGauge.Row<?>> counts(ProofRecord it) {
        return Stream.of(
                MultiGauge.Row.of(tags(it).and("verdict", "verified"), it.verified()),
                MultiGauge.Row.of(tags(it).and("verdict", "refuted"), it.refuted()),
                MultiGauge.Row.of(tags(it).and("verdict", "inconclusive"), it.inconclusive()));
    }

    private static Number timeToRestore(ProofRecord it) {
        return it.last()
                .flatMap(ProofRecord.Proof::timeToRestore)
                .map(ProofMetrics::seconds)
                .orElse(Double.NaN);
    }

    private static Tags tags(ProofRecord it) {
        return Tags.of("namespace", it.cluster().namespace(), "cluster", it.cluster().name());
    }

    private static double seconds(Duration it) {
        return it.toMillis() / 1000.0;
    }
}
