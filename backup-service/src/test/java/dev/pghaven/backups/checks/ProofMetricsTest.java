package dev.pghaven.backups.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.ProofRecord;
import dev.pghaven.contracts.ClusterRef;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProofMetricsTest {
    private static final Instant SINCE = Instant.parse("2026-06-05T12:00:00Z");
    private static final Instant NOW = SINCE.plus(Duration.ofHours(30));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ProofMetrics metrics = new ProofMetrics(null, null, registry);

    @Test
    void aClusterThatWasNeverProvedExceedsThePolicyInTheEnd() {
        metrics.show(List.of(record("orders", Optional.empty())), NOW);

        assertThat(value("pghaven.restore.proof.age", "orders")).isEqualTo(30 * 3600);
        assertThat(value("pghaven.restore.proof.overdue", "orders")).isEqualTo(1);
        assertThat(value("pghaven.restore.time", "orders")).isNaN();
    }

    @Test
    void aProofMakesItYoungAgain() {
        var proof =
                new ProofRecord.Proof(
                        NOW.minusSeconds(90),
                        Optional.of("20260606T120000"),
                        Optional.of(Duration.ofMillis(2500)));
        metrics.show(List.of(record("orders", Optional.of(proof))), NOW);

        assertThat(value("pghaven.restore.proof.age", "orders")).isEqualTo(90);
        assertThat(value("pghaven.restore.proof.overdue", "orders")).isZero();
        assertThat(value("pghaven.restore.time", "orders")).isEqualTo(2.5);
        assertThat(
                        registry.get("pghaven.restore.verifications")
                                .tag("verdict", "refuted")
                                .gauge()
                                .value())
                .isEqualTo(2);
    }

    @Test
    void whatIsSaidOfAClusterGoesWithIt() {
        metrics.show(List.of(record("orders", Optional.empty())), NOW);
        metrics.show(List.of(record("invoices", Optional.empty())), NOW);

        assertThat(registry.find("pghaven.restore.proof.age").tag("cluster", "orders").gauge())
                .isNull();
        assertThat(registry.find("pghaven.restore.proof.age").tag("cluster", "invoices").gauge())
                .isNotNull();
    }

    private double value(String name, String cluster) {
        return registry.get(name).tag("namespace", "shop").tag("cluster", cluster).gauge().value();
    }

    private static ProofRecord record(String name, Optional<ProofRecord.Proof> last) {
        return new ProofRecord(
                new ClusterRef("shop", name), SINCE, Duration.ofHours(26), last, 3, 2, 1);
    }
}
