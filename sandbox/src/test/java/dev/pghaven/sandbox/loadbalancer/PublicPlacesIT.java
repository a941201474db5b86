package dev.pghaven.sandbox.loadbalancer;

import static dev.pghaven.sandbox.loadbalancer.LoadBalancers.NODE_GROUP;
import static dev.pghaven.sandbox.loadbalancer.LoadBalancers.OTHER_GROUP;
import static dev.pghaven.sandbox.loadbalancer.LoadBalancers.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.network.EmulatedServices;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.publicips.PublicIp;
import dev.pghaven.sandbox.publicips.PublicIpName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which address a Service gets, under which name, and why it gets none. */
class PublicPlacesIT {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String DOMAIN = ".westus3.cloudapp.azure.com";

    private static LoadBalancers azure;

    @BeforeAll
    static void start(@TempDir Path folder) {
        azure = new LoadBalancers(new Network(219), folder);
    }

    @AfterAll
    static void stop() {
        azure.close();
    }

    @AfterEach
    void tidy() {
        azure.controller.resume();
        var services = azure.services.client().services().inNamespace(EmulatedServices.NAMESPACE);
        services.delete();
        await().atMost(SOON).until(() -> services.list().getItems().isEmpty());
        azure.services.client().v1().events().inNamespace(EmulatedServices.NAMESPACE).delete();
        azure.publicIps.all().forEach(it -> azure.publicIps.remove(it.name()));
    }

    @Test
    void withoutANameTheProviderMakesAnAddressAndTakesItAlong() {
        azure.create(service("rw", "orders", 5432, Map.of("dns-label-name", "orders")));
        awaitIngress("rw");

        var made = only();
        assertThat(made.name().name()).startsWith("kubernetes-a");
        assertThat(made.tags())
                .containsEntry("k8s-azure-service", "shop/rw")
                .containsEntry("k8s-azure-cluster-name", "kubernetes")
                .containsEntry("k8s-azure-dns-label-service", "shop/rw");
        assertThat(made.allocatedTo().orElseThrow())
                .contains("/loadBalancers/kubernetes/frontendIPConfigurations/a");

        azure.delete("rw");
        await().atMost(SOON).until(() -> azure.publicIps.all().isEmpty());
    }

    @Test
    void aNamedAddressMustBeThereAndIsLookedForAgain() {
        azure.create(service("rw", "orders", 5432, Map.of("pip-name", "pip")));
        awaitRefusal(
                "rw",
                "PublicIP from annotation azure-pip-name(-IPv6)=pip for service shop/rw doesn't"
                        + " exist");
        assertThat(azure.ingressOf("rw")).isEmpty();

        var pip = azure.createPublicIp("pip");

        awaitIngress("rw");
        assertThat(azure.ingressOf("rw")).contains(pip.address());
    }

    @Test
    void anAddressInAnotherGroupNeedsTheGroupsName() {
        azure.publicIps.put(new PublicIpName(OTHER_GROUP, "pip"), it -> it);
        azure.create(service("rw", "orders", 5432, Map.of("pip-name", "pip")));
        awaitRefusal("rw", "doesn't exist");

        azure.annotate("rw", "load-balancer-resource-group", OTHER_GROUP);

        awaitIngress("rw");
        azure.create(
                service(
                        "ro",
                        "orders",
                        5433,
                        Map.of("load-balancer-resource-group", "nowhere", "pip-name", "pip")));
        awaitRefusal("ro", "ResourceGroupNotFound");
    }

    @Test
    void theSamePortIsAConflictUntilItIsFree() {
        azure.createPublicIp("pip");
        azure.create(service("first", "orders", 5432, Map.of("pip-name", "pip")));
        awaitIngress("first");
        azure.create(service("second", "orders", 5432, Map.of("pip-name", "pip")));

        awaitRefusal(
                "second",
                "checkLoadBalancerResourcesConflicts: service port postgres is trying to consume"
                        + " the port 5432 which is being referenced by an existing loadBalancing rule");
        assertThat(azure.ingressOf("second")).isEmpty();

        azure.delete("first");
        awaitIngress("second");
    }

    @Test
    void whatSomebodyElseUsesIsRefused() {
        azure.createPublicIp("pip");
        azure.publicIps.allocate(new PublicIpName(NODE_GROUP, "pip"), "/natGateways/other");

        azure.create(service("rw", "orders", 5432, Map.of("pip-name", "pip")));

        awaitRefusal("rw", "PublicIPAddressInUse");
        azure.publicIps.free(new PublicIpName(NODE_GROUP, "pip"));
    }

    @Test
    void anAddressMustBeOneOfTheGroup() {
        var pip = azure.createPublicIp("pip");
        azure.create(service("rw", "orders", 5432, Map.of("load-balancer-ipv4", pip.address())));
        awaitIngress("rw");
        assertThat(azure.ingressOf("rw")).contains(pip.address());

        azure.create(service("ro", "orders", 5433, Map.of("load-balancer-ipv4", "20.1.2.3")));
        awaitRefusal(
                "ro",
                "user supplied IP Address 20.1.2.3 was not found in resource group " + NODE_GROUP);
    }

    @Test
    void aLabelIsANameAsLongAsItIsSet() throws IOException {
        var pip = azure.createPublicIp("pip");
        azure.create(
                service("rw", "orders", 5432, Map.of("pip-name", "pip", "dns-label-name", "shop")));
        awaitIngress("rw");
        assertThat(hosts()).contains(pip.address() + " shop" + DOMAIN);

        azure.edit(
                "rw",
                it ->
                        it.editMetadata()
                                .removeFromAnnotations(LoadBalancers.annotation("dns-label-name"))
                                .endMetadata());
        azure.annotate("rw", "load-balancer-tcp-idle-timeout", "5");
        await().atMost(SOON).until(() -> azure.messagesOf("rw", "EnsuredLoadBalancer").size() > 2);
        assertThat(azure.publicIp("pip").label()).contains("shop");

        azure.annotate("rw", "dns-label-name", "");
        await().atMost(SOON).until(() -> azure.publicIp("pip").label().isEmpty());
        assertThat(hosts()).doesNotContain(DOMAIN);
    }

    @Test
    void anAddressOfTheUsersOwnKeepsItsLabelWhenTheServiceGoes() {
        azure.createPublicIp("pip");
        azure.create(
                service("rw", "orders", 5432, Map.of("pip-name", "pip", "dns-label-name", "shop")));
        awaitIngress("rw");

        azure.delete("rw");
        await().atMost(SOON).until(() -> azure.services.get("rw") == null);

        assertThat(azure.publicIp("pip").label()).contains("shop");
        assertThat(azure.publicIp("pip").tags()).isEmpty();
    }

    @Test
    void onAnAddressOfTheUsersOwnTheLastLabelWins() {
        azure.createPublicIp("pip");
        azure.create(
                service("rw", "orders", 5432, Map.of("pip-name", "pip", "dns-label-name", "one")));
        awaitIngress("rw");
        azure.create(
                service("ro", "orders", 5433, Map.of("pip-name", "pip", "dns-label-name", "two")));
        awaitIngress("ro");
        assertThat(azure.publicIp("pip").label()).contains("two");

        azure.annotate("rw", "dns-label-name", "one-again");
        await().atMost(SOON)
                .until(() -> azure.publicIp("pip").label().equals(Optional.of("one-again")));
    }

    @Test
    void aTagThatSomebodySetReservesTheLabelForItsService() {
        var pip = azure.createPublicIp("pip");
        azure.publicIps.put(pip.name(), it -> it.withTag("k8s-azure-dns-label-service", "shop/rw"));

        azure.create(
                service("ro", "orders", 5433, Map.of("pip-name", "pip", "dns-label-name", "shop")));

        awaitRefusal("ro", "there is an existing service shop/rw consuming the DNS label");
    }

    @Test
    void onAnAddressOfTheProvidersTheSecondLabelIsRefused() {
        azure.create(service("rw", "orders", 5432, Map.of("dns-label-name", "shop")));
        awaitIngress("rw");
        var made = only().name().name();

        azure.create(
                service("ro", "orders", 5433, Map.of("pip-name", made, "dns-label-name", "shop")));

        awaitRefusal("ro", "there is an existing service shop/rw consuming the DNS label");
    }

    @Test
    void aLabelOfAnotherAddressIsInUse() {
        var other = azure.createPublicIp("other");
        azure.publicIps.put(other.name(), it -> it.withLabel(Optional.of("taken")));
        azure.createPublicIp("pip");

        azure.create(
                service(
                        "rw",
                        "orders",
                        5432,
                        Map.of("pip-name", "pip", "dns-label-name", "taken")));

        awaitRefusal("rw", "ERROR CODE: DnsRecordInUse");
        assertThat(azure.ingressOf("rw")).isEmpty();
    }

    @Test
    void anInternalLoadBalancerHasAnAddressOfTheSubnet() {
        azure.create(service("rw", "orders", 5432, Map.of("load-balancer-internal", "true")));
        awaitIngress("rw");
        assertThat(azure.ingressOf("rw")).contains("127.219.232.1");
        assertThat(azure.publicIps.all()).isEmpty();

        azure.create(
                service(
                        "ro",
                        "orders",
                        5433,
                        Map.of(
                                "load-balancer-internal",
                                "true",
                                "load-balancer-internal-subnet",
                                "other")));
        awaitRefusal("ro", "failed to get subnet: aks-vnet/other");
    }

    @Test
    void aServiceThatTurnsInternalLeavesItsPublicAddress() {
        azure.create(service("rw", "orders", 5432, Map.of()));
        awaitIngress("rw");
        assertThat(azure.publicIps.all()).hasSize(1);

        azure.annotate("rw", "load-balancer-internal", "true");

        await().atMost(SOON)
                .until(() -> azure.ingressOf("rw").equals(Optional.of("127.219.232.1")));
        assertThat(azure.publicIps.all()).isEmpty();
    }

    @Test
    void aServiceThatIsNoLoadBalancerAnyMoreLetsGo() {
        azure.create(service("rw", "orders", 5432, Map.of()));
        awaitIngress("rw");

        azure.edit("rw", it -> it.editSpec().withType("ClusterIP").endSpec());

        await().atMost(SOON)
                .until(() ->
                        azure.ingressOf("rw").isEmpty()
                                && azure.services
                                        .get("rw")
                                        .getMetadata()
                                        .getFinalizers()
                                        .isEmpty());
        assertThat(azure.publicIps.all()).isEmpty();
    }

    @Test
    void anIdleTimeoutOutOfRangeIsRefused() {
        azure.create(service("rw", "orders", 5432, Map.of("load-balancer-tcp-idle-timeout", "31")));

        awaitRefusal("rw", "between 4 and 30, actual value: 31");
    }

    @Test
    void whileTheControllerIsStoppedNoIngressComes() {
        azure.controller.pause();
        azure.create(service("rw", "orders", 5432, Map.of()));
        await().during(Duration.ofMillis(500))
                .atMost(SOON)
                .until(() -> azure.ingressOf("rw").isEmpty());
        assertThat(azure.eventsOf("rw")).isEmpty();

        azure.controller.resume();
        awaitIngress("rw");
    }

    private static PublicIp only() {
        assertThat(azure.publicIps.all()).hasSize(1);
        return azure.publicIps.all().getFirst();
    }

    private static String hosts() throws IOException {
        return Files.readString(azure.services.hosts().file());
    }

    private static void awaitIngress(String name) {
        await().atMost(SOON).until(() -> azure.ingressOf(name).isPresent());
    }

    private static void awaitRefusal(String name, String reason) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(azure.messagesOf(name, "SyncLoadBalancerFailed"))
                                .isNotEmpty()
                                .allSatisfy(it ->
                                        assertThat(it)
                                                .startsWith(
                                                        "Error syncing load balancer: failed to"
                                                                + " ensure load balancer: "))
                                .anySatisfy(it -> assertThat(it).contains(reason)));
    }
}
