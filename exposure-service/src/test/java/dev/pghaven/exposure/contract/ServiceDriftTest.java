package dev.pghaven.exposure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceDriftTest {
    private static final String ADDRESS = "203.0.113.7";
    private static final String LABEL = "service.beta.kubernetes.io/azure-dns-label-name";

    @Test
    void whatOthersAddIsNone() {
        var found =
                standing()
                        .editMetadata()
                        .addToAnnotations("kubectl.kubernetes.io/last-applied-configuration", "{}")
                        .addToLabels("team", "shop")
                        .endMetadata()
                        .editSpec()
                        .withClusterIP("10.0.0.7")
                        .editFirstPort()
                        .withNodePort(31234)
                        .endPort()
                        .endSpec()
                        .build();

        assertThat(ServiceDrift.between(applied(), ADDRESS, found)).isEmpty();
    }

    @Test
    void theOrderOfRangesIsNone() {
        var found = standing().build();
        found.getSpec().setLoadBalancerSourceRanges(List.of("2001:db8::/64", "198.51.100.0/24"));

        assertThat(ServiceDrift.between(applied(), ADDRESS, found)).isEmpty();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("selector", it -> it.getSpec().getSelector().put("cnpg.io/cluster", "copy")),
                change("selector", it -> it.getSpec().getSelector().clear()),
                change("ports", it -> it.getSpec().getPorts().getFirst().setPort(5555)),
                change("ports", it -> it.getSpec().getPorts().getFirst().setProtocol("UDP")),
                change(
                        "external traffic policy",
                        it -> it.getSpec().setExternalTrafficPolicy("Local")),
                change("external IPs", it -> it.getSpec().setExternalIPs(List.of("203.0.113.9"))),
                change(
                        "source ranges",
                        it -> it.getSpec().setLoadBalancerSourceRanges(List.of("0.0.0.0/0"))),
                change("source ranges", it -> it.getSpec().setLoadBalancerSourceRanges(null)),
                change("type", it -> it.getSpec().setType("NodePort")),
                change("annotations", it -> it.getMetadata().getAnnotations().put(LABEL, "")),
                change("annotations", it -> it.getMetadata().getAnnotations().remove(LABEL)),
                change(
                        "annotations",
                        it ->
                                it.getMetadata()
                                        .getAnnotations()
                                        .put(
                                                "service.beta.kubernetes.io/azure-load-balancer-internal",
                                                "true")),
                change(
                        "address",
                        it ->
                                it.getStatus()
                                        .getLoadBalancer()
                                        .getIngress()
                                        .getFirst()
                                        .setIp("203.0.113.8")),
                change("address", it -> it.setStatus(null)));
    }

    private static Arguments change(String part, Consumer<Service> change) {
        return Arguments.of(part, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aPartThatWasChangedIsNamed(String part, Consumer<Service> change) {
        var found = standing().build();
        change.accept(found);

        var drift = ServiceDrift.between(applied(), ADDRESS, found);

        assertThat(drift).extracting(ServiceDrift::part).containsExactly(part);
        assertThat(ServiceDrift.found(drift)).isNotEqualTo(ServiceDrift.expected(drift));
    }

    /** The operator chooses it. */
    @Test
    void aSelectorThatWasNotAppliedIsNotCompared() {
        var applied = applied();
        applied.getSpec().setSelector(null);

        assertThat(ServiceDrift.between(applied, ADDRESS, standing().build())).isEmpty();
    }

    private static ServiceBuilder standing() {
        return new ServiceBuilder(applied())
                .withNewStatus()
                .withNewLoadBalancer()
                .addNewIngress()
                .withIp(ADDRESS)
                .endIngress()
                .endLoadBalancer()
                .endStatus();
    }

    private static Service applied() {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName("orders-rw-external")
                .addToAnnotations(LABEL, "orders")
                .endMetadata()
                .withNewSpec()
                .withType("LoadBalancer")
                .addToSelector("cnpg.io/cluster", "orders")
                .addToSelector("cnpg.io/instanceRole", "primary")
                .addNewPort()
                .withName("postgres")
                .withPort(5432)
                .withNewTargetPort(5432)
                .endPort()
                .withLoadBalancerSourceRanges("198.51.100.0/24", "2001:db8::/64")
                .endSpec()
                .build();
    }
}
