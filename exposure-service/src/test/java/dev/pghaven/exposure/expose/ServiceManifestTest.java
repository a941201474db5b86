package dev.pghaven.exposure.expose;

import static dev.pghaven.exposure.expose.ExposureWorld.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.exposure.ClusterPatch;
import dev.pghaven.testkit.CrdSchemas;
import dev.pghaven.testkit.Golden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceManifestTest {
    private final Golden golden = Golden.of(ServiceManifestTest.class);

    @ParameterizedTest
    @EnumSource(EndpointRole.class)
    void atAPublicIp(EndpointRole role) {
        var exposure = ExposureWorld.publicly("203.0.113.0/24", "2001:db8::/64");

        golden.assertMatches("service-public-" + role.text(), service(exposure, role));
    }

    @ParameterizedTest
    @EnumSource(EndpointRole.class)
    void inTheVirtualNetwork(EndpointRole role) {
        golden.assertMatches(
                "service-internal-" + role.text(),
                service(ExposureWorld.internally("orders.example.com"), role));
    }

    @Test
    void atAPublicIpOfAnotherResourceGroup() {
        var elsewhere = new PublicIp("pip-shared", Optional.of("rg-network"));
        var service =
                service(
                        ExposureWorld.publicly(elsewhere, "shop-orders", "203.0.113.0/24"),
                        EndpointRole.READ_WRITE);

        golden.assertMatches("service-public-elsewhere", service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.27.0", "1.30.0"})
    void throughTheOperator(String version) {
        var services =
                List.of(EndpointRole.values()).stream()
                        .map(role -> wanted(ExposureWorld.managed("203.0.113.0/24"), role))
                        .map(ServiceManifest::managed)
                        .toList();
        var patch = Resources.toJson(ClusterPatch.services(ORDERS, services));

        golden.assertMatches("cluster-managed-services", patch);
        assertThat(CrdSchemas.orSkip().faults("clusters", version, withInstances(patch))).isEmpty();
    }

    @Test
    void aPatchOfNamesSaysNothingElse() {
        golden.assertMatches(
                "cluster-names",
                Resources.toJson(ClusterPatch.names(ORDERS, List.of(ExposureWorld.FQDN))));
        golden.assertMatches("cluster-nothing", Resources.toJson(ClusterPatch.nothing(ORDERS)));
    }

    @Test
    void whoeverMayConnectIsAlwaysSaid() {
        var anybody =
                new Exposure(
                        Optional.of("shop-orders"),
                        null,
                        Optional.of(new PublicIp("pip", null)),
                        null,
                        null,
                        true,
                        null,
                        Duration.ofMinutes(4),
                        null);

        assertThat(
                        ServiceManifest.of(wanted(anybody, EndpointRole.READ_WRITE))
                                .getSpec()
                                .getLoadBalancerSourceRanges())
                .containsExactly("0.0.0.0/0");
    }

    /** A recovered copy carries the same labels but for the cluster's name. */
    @ParameterizedTest
    @EnumSource(EndpointRole.class)
    void noCopyOfTheClusterIsReachedThroughItsEndpoints(EndpointRole role) {
        var selector =
                ServiceManifest.of(wanted(ExposureWorld.publicly("203.0.113.0/24"), role))
                        .getSpec()
                        .getSelector();

        assertThat(matches(selector, podOf(ORDERS, role))).isTrue();
        assertThat(matches(selector, podOf(new ClusterRef("shop", "orders-recovered"), role)))
                .isFalse();
        assertThat(matches(selector, podOf(ORDERS, other(role)))).isFalse();
    }

    private static Map<String, String> podOf(ClusterRef cluster, EndpointRole role) {
        return Map.of(
                "cnpg.io/cluster",
                cluster.name(),
                "cnpg.io/podRole",
                "instance",
                "cnpg.io/instanceRole",
                role == EndpointRole.READ_WRITE ? "primary" : "replica",
                "cnpg.io/instanceName",
                cluster.name() + "-1");
    }

    private static EndpointRole other(EndpointRole role) {
        return role == EndpointRole.READ_WRITE ? EndpointRole.READ_ONLY : EndpointRole.READ_WRITE;
    }

    private static boolean matches(Map<String, String> selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.entrySet());
    }

    /** What the Cluster has from its maker. */
    private static Object withInstances(com.fasterxml.jackson.databind.JsonNode patch) {
        var whole = (com.fasterxml.jackson.databind.node.ObjectNode) patch.deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode) whole.path("spec")).put("instances", 3);
        return whole;
    }

    private static Object service(Exposure exposure, EndpointRole role) {
        return ServiceManifest.of(wanted(exposure, role));
    }

    private static WantedService wanted(Exposure exposure, EndpointRole role) {
        return new WantedService(ORDERS, "uid-1", exposure, role, Optional.of("10.0.0.7"));
    }
}
