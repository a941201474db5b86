package dev.pghaven.sandbox.azure;

import static dev.pghaven.sandbox.azure.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.models.IpAllocationMethod;
import com.azure.resourcemanager.network.models.PublicIPSkuType;
import com.azure.resourcemanager.network.models.PublicIpAddress;
import com.azure.resourcemanager.network.models.PublicIpAddresses;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.publicips.PublicIpName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public IPs through the real Azure SDK. */
class PublicIpResourcesIT {
    private static final String NODE_GROUP = "MC_rg-pghaven_aks-pghaven_westus3";
    private static final String OTHER_GROUP = AzureNames.OTHER_RESOURCE_GROUP;

    private static RunningAzure azure;
    private static NetworkManager writing;
    private static NetworkManager reading;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        azure = new RunningAzure(new Network(220), folder, Duration.ZERO);
        writing =
                azure.sdk.network(
                        azure.login(AzureNames.PROVISIONER_IDENTITY, AzureNames.PROVISIONER));
        reading =
                azure.sdk.network(
                        azure.login(
                                AzureNames.EXPOSURE_SERVICE_IDENTITY, AzureNames.EXPOSURE_SERVICE));
    }

    @AfterAll
    static void stop() throws Exception {
        azure.stop();
    }

    @Test
    void theOneOfTheHowToIsThere() {
        var pip = read().getByResourceGroup(NODE_GROUP.toUpperCase(), "PIP-PGHAVEN");

        assertThat(pip.name()).isEqualTo("pip-pghaven");
        assertThat(pip.resourceGroupName()).isEqualTo(NODE_GROUP);
        assertThat(pip.ipAddress()).isEqualTo("127.220.224.1");
        assertThat(pip.ipAllocationMethod()).isEqualTo(IpAllocationMethod.STATIC);
        assertThat(pip.sku()).isEqualTo(PublicIPSkuType.STANDARD);
        assertThat(pip.fqdn()).isNull();
        assertThat(pip.innerModel().dnsSettings()).isNull();
        assertThat(pip.innerModel().ipConfiguration()).isNull();
    }

    @Test
    void eachGroupHasItsOwn() {
        assertThat(read().listByResourceGroup(OTHER_GROUP))
                .extracting(PublicIpAddress::name)
                .containsExactly("pip-elsewhere");
        assertThat(read().list())
                .extracting(PublicIpAddress::name)
                .contains("pip-pghaven", "pip-elsewhere", "pip-occupied");
        assertRefused(
                () -> read().listByResourceGroup("nowhere").stream().count(),
                404,
                "ResourceGroupNotFound");
        assertRefused(
                () -> read().getByResourceGroup(NODE_GROUP, "pip-elsewhere"),
                404,
                "ResourceNotFound");
    }

    @Test
    void isCreatedNamedTaggedAndDeleted() {
        var created =
                writing.publicIpAddresses()
                        .define("pip-new")
                        .withRegion(AzureNames.LOCATION)
                        .withExistingResourceGroup(NODE_GROUP)
                        .withSku(PublicIPSkuType.STANDARD)
                        .withStaticIP()
                        .withLeafDomainLabel("a-new-one")
                        .create();
        assertThat(created.fqdn()).isEqualTo("a-new-one.westus3.cloudapp.azure.com");

        created.updateTags().withTag("owner", "user").applyTags();
        var read = read().getByResourceGroup(NODE_GROUP, "pip-new");
        assertThat(read.tags()).isEqualTo(Map.of("owner", "user"));
        assertThat(read.leafDomainLabel()).isEqualTo("a-new-one");
        assertThat(read.ipAddress()).isEqualTo(created.ipAddress());

        read = writing.publicIpAddresses().getByResourceGroup(NODE_GROUP, "pip-new");
        assertThat(read.update().withoutLeafDomainLabel().apply().fqdn()).isNull();

        writing.publicIpAddresses().deleteByResourceGroup(NODE_GROUP, "pip-new");
        assertRefused(
                () -> read().getByResourceGroup(NODE_GROUP, "pip-new"), 404, "ResourceNotFound");
    }

    @Test
    void aLabelShowsWhenTheLoadBalancerHasSetIt() {
        var name = new PublicIpName(NODE_GROUP, "pip-pghaven");
        azure.publicIps.put(name, it -> it.withLabel(Optional.of("orders")));
        azure.publicIps.allocate(name, "/frontend");

        var read = read().getByResourceGroup(NODE_GROUP, "pip-pghaven");

        assertThat(read.fqdn()).isEqualTo("orders.westus3.cloudapp.azure.com");
        assertThat(read.innerModel().ipConfiguration().id()).isEqualTo("/frontend");
        azure.publicIps.free(name);
        azure.publicIps.put(name, it -> it.withLabel(Optional.empty()));
    }

    @Test
    void refusesWhatAzureRefuses() {
        assertRefused(
                () -> writing.publicIpAddresses().deleteByResourceGroup(NODE_GROUP, "pip-occupied"),
                400,
                "PublicIPAddressCannotBeDeleted");
        assertRefused(() -> label("pip-elsewhere", "1-not-valid"), 400, "InvalidDomainNameLabel");

        label("pip-elsewhere", "taken");
        assertRefused(
                () ->
                        writing.publicIpAddresses()
                                .getByResourceGroup(NODE_GROUP, "pip-occupied")
                                .update()
                                .withLeafDomainLabel("taken")
                                .apply(),
                400,
                "DnsRecordInUse");
        assertThat(isAvailable("taken")).isFalse();
        assertThat(isAvailable("not-taken")).isTrue();
    }

    @Test
    void theExposureServiceReadsTheNetworkAndTheClusterAndNoMore() {
        var login = azure.login(AzureNames.EXPOSURE_SERVICE_IDENTITY, AzureNames.EXPOSURE_SERVICE);
        var cluster =
                azure.sdk
                        .clusters(login)
                        .kubernetesClusters()
                        .getByResourceGroup(AzureNames.RESOURCE_GROUP, AzureNames.AKS);
        assertThat(cluster.nodeResourceGroup()).isEqualTo(NODE_GROUP);
        assertThat(cluster.regionName()).isEqualTo("westus3");

        assertRefused(
                () -> reading.publicIpAddresses().deleteByResourceGroup(NODE_GROUP, "pip-pghaven"),
                403,
                "AuthorizationFailed");
        assertRefused(
                () ->
                        azure.sdk
                                .identities(login)
                                .identities()
                                .getByResourceGroup(
                                        AzureNames.RESOURCE_GROUP, AzureNames.POD_IDENTITY.name()),
                403,
                "AuthorizationFailed");
    }

    private static PublicIpAddresses read() {
        return reading.publicIpAddresses();
    }

    private static void label(String name, String label) {
        writing.publicIpAddresses()
                .getByResourceGroup(OTHER_GROUP, name)
                .update()
                .withLeafDomainLabel(label)
                .apply();
    }

    private static boolean isAvailable(String label) {
        return reading.serviceClient()
                .checkDnsNameAvailability(AzureNames.LOCATION, label)
                .available();
    }
}
