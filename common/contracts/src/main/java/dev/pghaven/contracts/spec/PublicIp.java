package dev.pghaven.contracts.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * A public IP address that stands already, as the how-to's prerequisites make it.
 *
 * @param resourceGroup the node resource group of the AKS cluster when absent
 */
public record PublicIp(@Required String name, Optional<String> resourceGroup) {
    public PublicIp {
        resourceGroup = Objects.requireNonNullElse(resourceGroup, Optional.empty());
    }
}
