package dev.pghaven.exposure.expose;

import static dev.pghaven.exposure.expose.ExposureWorld.ORDERS;
import static dev.pghaven.exposure.expose.ExposureWorld.publicly;
import static dev.pghaven.exposure.fakes.InMemoryPublicIps.NODE_GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Certificates;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.cnpg.Phase;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.exposure.PublicIpAddress;
import dev.pghaven.exposure.fakes.InMemoryPublicIps;
import dev.pghaven.kubernetes.OperatorVersion;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What cannot be exposed as asked is refused with the reason, before anything is changed. */
class RefusalsTest {
    private static final Exposure ASKED = publicly("203.0.113.0/24");

    private final ExposureWorld world = new ExposureWorld();

    @Test
    void aClusterThatIsNotThere() {
        world.clusters.delete(ORDERS, world.clusters.uidOf(ORDERS).orElseThrow());

        refused(ASKED, "there is no Cluster shop/orders");
    }

    @Test
    void aClusterThatOnlyHasTheNameOfTheOneThatWasMeant() {
        var workflow = world.expose(ASKED, "uid-of-the-former").runToEnd();

        assertThat(workflow.stop())
                .hasValue("the Cluster shop/orders that was meant is gone; another has its name");
        assertThat(world.loadBalancers.names()).isEmpty();
    }

    @Test
    void aClusterThatCannotServe() {
        world.clusters.operatorSays(Phase.UNRECOVERABLE);

        refused(ASKED, "shop/orders cannot serve: Cluster is unrecoverable");
    }

    @Test
    void aFailoverIsWaitedForInstead() {
        world.clusters.operatorSays(Phase.FAILING_OVER);
        world.clusters.operatorSays("targetPrimary", "pending");

        assertThat(world.expose(ASKED).run("check-request").waitingFor())
                .hasValue("shop/orders has no settled primary: Failing over");
    }

    @Test
    void aMissingReplicaIsNoObstacle() {
        world.clusters.operatorSays(Phase.CREATING_REPLICA);
        world.clusters.operatorSays("readyInstances", 2);

        assertThat(world.expose(ASKED).runToEnd().completed()).isTrue();
    }

    @Test
    void namesWithoutAnybodyWhoMayConnect() {
        refused(
                Exposure.planned(Optional.of("shop-orders"), List.of()),
                "the exposure names nobody who may connect");
    }

    @Test
    void anInternalLoadBalancerWithoutAName() {
        refused(ExposureWorld.internally(), "name one that leads to it in exposure.hosts");
    }

    @Test
    void aServiceThatIsNotConfiguredForAzure() {
        world.azureIsConfigured = false;

        refused(ASKED, "pghaven.azure.subscription-id", "pghaven.azure.aks-cluster");
    }

    @Test
    void anOperatorThatKeepsNoServices() {
        world.operator = Optional.of(OperatorVersion.of("1.25.3"));

        refused(
                ExposureWorld.managed("203.0.113.0/24"),
                "need CNPG 1.26.0, but the operator is 1.25.3");
    }

    @Test
    void noOperatorAtAll() {
        world.operator = Optional.empty();

        refused(ExposureWorld.managed("203.0.113.0/24"), "no CNPG operator was found");
    }

    @Test
    void aServiceOfThatNameThatSomebodyElseMade() {
        world.loadBalancers.put(balancer("shop", "orders-rw-external", Map.of(), 9999));

        refused(
                ASKED,
                "Service shop/orders-rw-external exists and is managed by",
                "not by pghaven");
    }

    @Test
    void noPublicIpOfThatName() {
        world.publicIps.remove("pip-pghaven");

        refused(ASKED, "there is no public IP pip-pghaven in resource group " + NODE_GROUP);
    }

    @Test
    void aPublicIpInAnotherResourceGroup() {
        world.publicIps.remove("pip-pghaven");
        world.publicIps.put(ip("rg-network", "pip-pghaven"));

        refused(ASKED, "but there is one in rg-network: name it as publicIp.resourceGroup");
        assertThat(
                        world.expose(
                                        publicly(
                                                new PublicIp(
                                                        "pip-pghaven", Optional.of("rg-network")),
                                                "shop-orders",
                                                "203.0.113.0/24"))
                                .runToEnd()
                                .completed())
                .isTrue();
    }

    @Test
    void aPublicIpThatIsNeitherStandardNorStatic() {
        world.publicIps.put(
                new PublicIpAddress(
                        NODE_GROUP,
                        "pip-pghaven",
                        "westus3",
                        "Basic",
                        "Dynamic",
                        "IPv6",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));

        refused(
                ASKED,
                "must be of SKU Standard, as AKS' load balancer is, but is Basic",
                "must be static, or its address could change, but is Dynamic",
                "must be of IPv4, but is of IPv6");
    }

    @Test
    void aPublicIpThatAnotherLoadBalancerHas() {
        var user =
                "/subscriptions/sub/resourceGroups/rg-web/providers/Microsoft.Network/loadBalancers/web/frontendIPConfigurations/front";
        world.publicIps.put(usedBy(user));

        refused(ASKED, "public IP pip-pghaven is in use by " + user);
    }

    @Test
    void thatAksHasItAlreadyIsNoObstacle() {
        world.publicIps.put(
                usedBy(
                        "/subscriptions/sub/resourceGroups/mc_RG_aks_westus3/providers/Microsoft.Network/loadBalancers/kubernetes/frontendIPConfigurations/a1"));

        assertThat(world.expose(ASKED).runToEnd().stop()).isEmpty();
    }

    @Test
    void aPortThatAnotherServiceHasAtThisIp() {
        world.loadBalancers.put(
                balancer(
                        "billing",
                        "invoices",
                        Map.of(AzureAnnotations.PUBLIC_IP, "pip-pghaven"),
                        5433));

        refused(ASKED, "port 5433 of public IP pip-pghaven is in use by Service billing/invoices");
    }

    @Test
    void theSamePortAtAnotherIpIsNoObstacle() {
        world.loadBalancers.gives(Optional.of("203.0.113.77"));
        var elsewhere =
                Map.of(
                        AzureAnnotations.PUBLIC_IP,
                        "pip-pghaven",
                        AzureAnnotations.RESOURCE_GROUP,
                        "rg-other");
        world.loadBalancers.put(balancer("billing", "invoices", elsewhere, 5433));
        world.loadBalancers.gives(Optional.of("203.0.113.10"));

        assertThat(world.expose(ASKED).runToEnd().stop()).isEmpty();
    }

    @Test
    void aLabelThatAnotherServiceHasOnThisIp() {
        world.loadBalancers.put(
                balancer(
                        "billing",
                        "invoices",
                        Map.of(
                                AzureAnnotations.PUBLIC_IP,
                                "pip-pghaven",
                                AzureAnnotations.DNS_LABEL,
                                "billing"),
                        443));

        refused(ASKED, "belongs to Service billing/invoices, so it cannot become shop-orders");
    }

    @Test
    void aLabelByWhichTheClientsOfAnotherServiceKnowThisIp() {
        world.publicIps.put(
                InMemoryPublicIps.standard(NODE_GROUP, "pip-pghaven", Optional.of("billing")));
        world.loadBalancers.put(
                balancer(
                        "billing",
                        "invoices",
                        Map.of(AzureAnnotations.PUBLIC_IP, "pip-pghaven"),
                        443));

        refused(ASKED, "by which clients of Service billing/invoices may reach it");
    }

    @Test
    void aLabelThatAnotherClaimsMeanwhile() {
        var workflow = world.expose(ASKED).run("await-read-only-address");
        world.loadBalancers.put(
                balancer(
                        "billing",
                        "invoices",
                        Map.of(
                                AzureAnnotations.PUBLIC_IP,
                                "pip-pghaven",
                                AzureAnnotations.DNS_LABEL,
                                "billing"),
                        443));

        assertThat(workflow.runToEnd().stop())
                .hasValueSatisfying(
                        it -> assertThat(it).contains("belongs to Service billing/invoices"));
        assertThat(world.loadBalancers.names()).containsExactly("billing/invoices");
    }

    @Test
    void aLabelThatTheCloudProviderKeepsForAnother() {
        world.publicIps.put(
                new PublicIpAddress(
                        NODE_GROUP,
                        "pip-pghaven",
                        "westus3",
                        "Standard",
                        "Static",
                        "IPv4",
                        Optional.of("203.0.113.10"),
                        Optional.of("billing"),
                        Optional.of("billing.westus3.cloudapp.azure.com"),
                        Optional.empty(),
                        Map.of("k8s-azure-dns-label-service", "billing/invoices")));

        refused(ASKED, "pip-pghaven, billing, belongs to Service billing/invoices");
    }

    @Test
    void aLabelThatAnotherPublicIpOfTheRegionHas() {
        world.publicIps.put(
                InMemoryPublicIps.standard("rg-web", "pip-web", Optional.of("shop-orders")));

        refused(ASKED, "DnsRecordInUse", "public IP pip-web in resource group rg-web has it");
    }

    @Test
    void aPublicIpThatNothingNames() {
        refused(nameless(), "public IP pip-pghaven has no name");
    }

    @Test
    void aPublicIpHasItsOwnNameWhereNoneIsAsked() {
        world.publicIps.put(
                InMemoryPublicIps.standard(NODE_GROUP, "pip-pghaven", Optional.of("by-hand")));

        var workflow = world.expose(nameless()).runToEnd();

        assertThat(workflow.state().hosts()).containsExactly("by-hand.westus3.cloudapp.azure.com");
    }

    @Test
    void aCertificateOfTheirOwnThatLacksTheName() {
        world.stand(
                ClusterSpec.builder(3)
                        .certificates(new Certificates("their-ca", "their-tls", null, null, null))
                        .build());

        refused(
                ASKED,
                "the certificate in Secret their-tls lacks",
                "whoever made it must renew it");
    }

    @Test
    void anAdmissionThatSaysNo() {
        world.loadBalancers.admissionRejects("no load balancers here");

        refused(ASKED, "Kubernetes refused Service orders-rw-external: no load balancers here");
    }

    private void refused(Exposure asked, String... reasons) {
        var before = world.loadBalancers.names();

        var workflow = world.expose(asked).runToEnd();

        assertThat(workflow.stop()).hasValueSatisfying(it -> assertThat(it).contains(reasons));
        assertThat(world.loadBalancers.names()).isEqualTo(before);
        assertThat(world.exposed.all()).isEmpty();
    }

    private static Exposure nameless() {
        return ExposureWorld.exposure(
                null,
                List.of(),
                new PublicIp("pip-pghaven", null),
                null,
                null,
                null,
                "203.0.113.0/24");
    }

    private static PublicIpAddress ip(String group, String name) {
        return InMemoryPublicIps.standard(group, name, Optional.empty());
    }

    private static PublicIpAddress usedBy(String user) {
        return new PublicIpAddress(
                NODE_GROUP,
                "pip-pghaven",
                "westus3",
                "Standard",
                "Static",
                "IPv4",
                Optional.of("203.0.113.10"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(user),
                Map.of());
    }

    private static Service balancer(
            String namespace, String name, Map<String, String> annotations, int port) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .withLabels(Map.of())
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withType("LoadBalancer")
                .addNewPort()
                .withPort(port)
                .endPort()
                .endSpec()
                .build();
    }
}
