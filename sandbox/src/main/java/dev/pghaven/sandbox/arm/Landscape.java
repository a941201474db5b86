package dev.pghaven.sandbox.arm;

import java.util.UUID;

/** The Azure resources that stand before pghaven comes: a subscription with one AKS cluster. */
public record Landscape(
        UUID subscription,
        UUID tenant,
        String location,
        String resourceGroup,
        String aksCluster,
        String issuerUrl) {

    /** AKS makes this group itself and puts nodes, disks and load balancers there. */
    public String nodeResourceGroup() {
        return "MC_" + resourceGroup + "_" + aksCluster + "_" + location;
    }
}
