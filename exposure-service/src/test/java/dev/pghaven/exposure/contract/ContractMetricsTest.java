package dev.pghaven.exposure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractMetricsTest {
    private static final Instant AT = Instant.parse("2026-06-05T12:00:00Z");

    private final RememberedContracts contracts = new RememberedContracts();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ContractMetrics metrics = new ContractMetrics(contracts, null, registry);

    @Test
    void countsPromisesByVerdict() {
        show(looked(Verdict.BROKEN));

        assertThat(promises("kept")).isEqualTo(1);
        assertThat(promises("broken")).isEqualTo(1);
        assertThat(promises("not-checked")).isEqualTo(1);
    }

    @Test
    void showsABreachWhenItIsTold() {
        show(looked(Verdict.KEPT));
        assertThat(value("pghaven.endpoint.contract.broken")).isZero();

        show(looked(Verdict.BROKEN));
        assertThat(value("pghaven.endpoint.contract.broken")).isEqualTo(1);
    }

    @Test
    void showsHowOldTheLookIsAndHowLongTheCertificateLives() {
        show(looked(Verdict.KEPT));

        assertThat(value("pghaven.endpoint.checked.age.seconds")).isEqualTo(30);
        assertThat(value("pghaven.endpoint.certificate.remaining.seconds"))
                .isEqualTo(Duration.ofDays(90).toSeconds() - 30);
    }

    @Test
    void whatNobodyHasSeenIsNotKnown() {
        show(EndpointState.fresh(Orders.PRIMARY));

        assertThat(value("pghaven.endpoint.checked.age.seconds")).isNaN();
        assertThat(value("pghaven.endpoint.certificate.remaining.seconds")).isNaN();
    }

    @Test
    void theGaugesOfAClusterGoWithIt() {
        show(looked(Verdict.KEPT));
        metrics.show(Map.of(), AT);

        assertThat(registry.getMeters())
                .extracting(it -> it.getId().getName())
                .containsExactly("pghaven.endpoint.contract.late.seconds");
    }

    @Test
    void whileTheStoreIsAwayTheGaugesStayAndKnowNothing() {
        contracts.state = new ContractState(List.of(looked(Verdict.BROKEN)));
        metrics.read(AT);
        assertThat(value("pghaven.endpoint.contract.broken")).isEqualTo(1);
        assertThat(lateness()).isEqualTo(7);

        contracts.goAway();
        metrics.read(AT);

        assertThat(value("pghaven.endpoint.contract.broken")).isNaN();
        assertThat(value("pghaven.endpoint.checked.age.seconds")).isNaN();
        assertThat(value("pghaven.endpoint.certificate.remaining.seconds")).isNaN();
        assertThat(promises("broken")).isNaN();
        assertThat(lateness()).isNaN();
    }

    private double lateness() {
        return registry.get("pghaven.endpoint.contract.late.seconds").gauge().value();
    }

    private static EndpointState looked(Verdict service) {
        var look =
                new EndpointLook(
                        List.of(
                                Orders.check(Promise.SERVICE, service),
                                Orders.check(Promise.ROLE, Verdict.KEPT),
                                Orders.check(Promise.DENIAL, Verdict.NOT_CHECKED)),
                        Optional.of(AT.plus(Duration.ofDays(90))),
                        Optional.empty());
        return new EndpointJudge(2)
                .judge(
                        EndpointState.fresh(Orders.PRIMARY),
                        new EndpointSight.Looked(Orders.PRIMARY, look, true),
                        AT)
                .state();
    }

    private void show(EndpointState state) {
        metrics.show(Map.of(Orders.REF, new ContractState(List.of(state))), AT.plusSeconds(30));
    }

    private double promises(String verdict) {
        return registry.get("pghaven.endpoint.promises").tag("verdict", verdict).gauge().value();
    }

    private double value(String name) {
        return registry.get(name)
                .tag("namespace", "apps")
                .tag("cluster", "orders")
                .tag("role", "read-write")
                .gauge()
                .value();
    }
}
