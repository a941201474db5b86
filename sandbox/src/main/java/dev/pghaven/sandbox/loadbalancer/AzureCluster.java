package dev.pghaven.sandbox.loadbalancer;

import java.util.List;

/** The names that the cluster's cloud provider was configured with. */
public record AzureCluster(
        String subscription, String nodeResourceGroup, List<String> resourceGroups) {
    /** How AKS calls every cluster in the names of its resources. */
    static final String NAME = "kubernetes";

    static final String VIRTUAL_NETWORK = "aks-vnet";
    static final String SUBNET = "aks-subnet";

    static String loadBalancer(boolean internal) {
        return internal ? NAME + "-internal" : NAME;
    }

    String frontendId(boolean internal, String name) {
        return "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Network/loadBalancers/%s/frontendIPConfigurations/%s"
                .formatted(subscription, nodeResourceGroup, loadBalancer(internal), name);
    }

    boolean has(String resourceGroup) {
        return resourceGroups.stream().anyMatch(resourceGroup::equalsIgnoreCase);
    }
}
