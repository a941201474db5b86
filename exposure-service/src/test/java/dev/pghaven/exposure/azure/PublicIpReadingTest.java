package dev.pghaven.exposure.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.json.JsonProviders;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicIpReadingTest {
    private static final String GROUP = "/subscriptions/s/resourceGroups/MC_rg_aks_westus3";

    @Test
    void readsOneThatALoadBalancerHas() throws IOException {
        var ip =
                PublicIpReading.of(
                        arm(
                                """
                                {
                                  "name": "pip-pghaven",
                                  "id": "%1$s/providers/Microsoft.Network/publicIPAddresses/pip-pghaven",
                                  "location": "westus3",
                                  "tags": {"owner": "shop"},
                                  "zones": ["1", "2", "3"],
                                  "sku": {"name": "Standard", "tier": "Regional"},
                                  "properties": {
                                    "provisioningState": "Succeeded",
                                    "ipAddress": "203.0.113.10",
                                    "publicIPAddressVersion": "IPv4",
                                    "publicIPAllocationMethod": "Static",
                                    "dnsSettings": {
                                      "domainNameLabel": "shop-orders",
                                      "fqdn": "shop-orders.westus3.cloudapp.azure.com"
                                    },
                                    "ipConfiguration": {
                                      "id": "%1$s/providers/Microsoft.Network/loadBalancers/kubernetes/frontendIPConfigurations/a1"
                                    }
                                  }
                                }
                                """
                                        .formatted(GROUP)));

        assertThat(ip.resourceGroup()).isEqualTo("MC_rg_aks_westus3");
        assertThat(ip.name()).isEqualTo("pip-pghaven");
        assertThat(ip.location()).isEqualTo("westus3");
        assertThat(ip.sku()).isEqualTo("Standard");
        assertThat(ip.allocation()).isEqualTo("Static");
        assertThat(ip.version()).isEqualTo("IPv4");
        assertThat(ip.address()).hasValue("203.0.113.10");
        assertThat(ip.dnsLabel()).hasValue("shop-orders");
        assertThat(ip.fqdn()).hasValue("shop-orders.westus3.cloudapp.azure.com");
        assertThat(ip.usedBy())
                .hasValueSatisfying(it -> assertThat(it).contains("/loadBalancers/kubernetes/"));
        assertThat(ip.tags()).isEqualTo(Map.of("owner", "shop"));
    }

    @Test
    void whatArmLeavesOutIsItsDefault() throws IOException {
        var ip =
                PublicIpReading.of(
                        arm(
                                """
                                {
                                  "name": "old",
                                  "id": "%s/providers/Microsoft.Network/publicIPAddresses/old",
                                  "location": "westus3",
                                  "properties": {}
                                }
                                """
                                        .formatted(GROUP)));

        assertThat(ip.sku()).isEqualTo("Basic");
        assertThat(ip.allocation()).isEqualTo("Dynamic");
        assertThat(ip.address()).isEmpty();
        assertThat(ip.dnsLabel()).isEmpty();
        assertThat(ip.usedBy()).isEmpty();
        assertThat(ip.tags()).isEmpty();
    }

    @Test
    void aNatGatewayIsAUserToo() throws IOException {
        var gateway = GROUP + "/providers/Microsoft.Network/natGateways/out";
        var ip =
                PublicIpReading.of(
                        arm(
                                """
                                {
                                  "name": "out",
                                  "id": "%s/providers/Microsoft.Network/publicIPAddresses/out",
                                  "location": "westus3",
                                  "properties": {"natGateway": {"id": "%s"}}
                                }
                                """
                                        .formatted(GROUP, gateway)));

        assertThat(ip.usedBy()).hasValue(gateway);
    }

    private static PublicIpAddressInner arm(String json) throws IOException {
        try (var reader = JsonProviders.createReader(json)) {
            return PublicIpAddressInner.fromJson(reader);
        }
    }
}
