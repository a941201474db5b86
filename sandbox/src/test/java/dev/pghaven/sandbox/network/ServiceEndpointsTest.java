package dev.pghaven.sandbox.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceEndpointsTest {
    private static final Map<String, String> PRIMARY =
            Map.of("cnpg.io/cluster", "orders", "cnpg.io/instanceRole", "primary");
    private static final Map<String, String> REPLICA =
            Map.of("cnpg.io/cluster", "orders", "cnpg.io/instanceRole", "replica");

    @Test
    void leadsToReadyPodsOfTheSelectorOnly() {
        var endpoints =
                ServiceEndpoints.of(
                        service(PRIMARY, new IntOrString(5432)),
                        List.of(
                                pod("orders-1", PRIMARY, "127.1.16.1", "True"),
                                pod("orders-2", REPLICA, "127.1.16.2", "True")));

        assertThat(ready(endpoints)).containsExactly(new HostPort("127.1.16.1", 5432));
        assertThat(endpoints.namespacePods()).hasSize(2);
    }

    @Test
    void aPodThatIsNotReadyIsRecordedButGetsNoConnections() {
        var endpoints =
                ServiceEndpoints.of(
                        service(PRIMARY, new IntOrString(5432)),
                        List.of(pod("orders-1", PRIMARY, "127.1.16.1", "False")));

        assertThat(ready(endpoints)).isEmpty();
        assertThat(EndpointManifests.slice(endpoints).getEndpoints())
                .singleElement()
                .satisfies(it -> assertThat(it.getConditions().getReady()).isFalse());
        assertThat(
                        EndpointManifests.endpoints(endpoints)
                                .getSubsets()
                                .getFirst()
                                .getNotReadyAddresses())
                .hasSize(1);
    }

    @Test
    void aPodThatIsBeingDeletedGetsNoConnections() {
        var leaving = pod("orders-1", PRIMARY, "127.1.16.1", "True");
        leaving.getMetadata().setDeletionTimestamp("2026-11-22T12:00:00Z");

        var endpoints =
                ServiceEndpoints.of(service(PRIMARY, new IntOrString(5432)), List.of(leaving));

        assertThat(ready(endpoints)).isEmpty();
    }

    @Test
    void aPodWithoutAnAddressIsNoEndpoint() {
        var pending = pod("orders-1", PRIMARY, null, "True");

        assertThat(
                        ServiceEndpoints.of(
                                        service(PRIMARY, new IntOrString(5432)), List.of(pending))
                                .pods())
                .isEmpty();
    }

    @Test
    void findsAPortByItsName() {
        var endpoints =
                ServiceEndpoints.of(
                        service(PRIMARY, new IntOrString("postgresql")),
                        List.of(pod("orders-1", PRIMARY, "127.1.16.1", "True")));

        assertThat(ready(endpoints)).containsExactly(new HostPort("127.1.16.1", 5432));
        assertThat(EndpointManifests.slice(endpoints).getPorts().getFirst().getPort())
                .isEqualTo(5432);
    }

    @Test
    void withoutASelectorNothingIsManaged() {
        var endpoints =
                ServiceEndpoints.of(
                        service(Map.of(), new IntOrString(5432)),
                        List.of(pod("orders-1", PRIMARY, "127.1.16.1", "True")));

        assertThat(endpoints.isManaged()).isFalse();
        assertThat(endpoints.pods()).isEmpty();
    }

    private static List<HostPort> ready(ServiceEndpoints endpoints) {
        return endpoints.ready(endpoints.service().getSpec().getPorts().getFirst());
    }

    private static Service service(Map<String, String> selector, IntOrString target) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName("orders-rw")
                .withUid("0a1b2c3d-0000-0000-0000-000000000000")
                .endMetadata()
                .withNewSpec()
                .withSelector(selector)
                .addNewPort()
                .withName("postgres")
                .withPort(5432)
                .withTargetPort(target)
                .endPort()
                .endSpec()
                .build();
    }

    private static Pod pod(String name, Map<String, String> labels, String address, String ready) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .addNewPort()
                .withName("postgresql")
                .withContainerPort(5432)
                .endPort()
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPodIP(address)
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready)
                .endCondition()
                .endStatus()
                .build();
    }
}
