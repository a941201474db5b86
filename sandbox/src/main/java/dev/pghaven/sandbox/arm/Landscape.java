package dev.pghaven.sandbox.arm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The Azure resources that stand before pghaven comes: a subscription with one AKS cluster and a
 * resource group that has nothing to do with it.
 */
public record Landscape(
        UUID subscription,
        UUID tenant,
        String location,
        String resourceGroup,
        String otherResourceGroup,
        String aksCluster,
        String issuerUrl) {

    /** AKS makes this group itself and puts nodes, disks and load balancers there. */
    public String nodeResourceGroup() {
        return "MC_" + resourceGroup + "_" + aksCluster + "_" + location;
    }

    public List<String> resourceGroups() {
        return List.of(resourceGroup, nodeResourceGroup(), otherResourceGroup);
    }

    /** As it was written when it was made, whatever the case of {@code name}. */
    Optional<String> resourceGroup(String name) {
        return resourceGroups().stream().filter(name::equalsIgnoreCase).findFirst();
    }
}
