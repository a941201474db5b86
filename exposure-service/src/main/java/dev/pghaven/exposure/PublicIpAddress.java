package dev.pghaven.exposure;

import java.util.Map;
import java.util.Optional;

/**
 * A public IP address as Azure knows it.
 *
 * @param address absent while nothing has it and it is not static
 * @param fqdn absent while it has no DNS label
 * @param usedBy resource id of what has it
 */
public record PublicIpAddress(
        String resourceGroup,
        String name,
        String location,
        String sku,
        String allocation,
        String version,
        Optional<String> address,
        Optional<String> dnsLabel,
        Optional<String> fqdn,
        Optional<String> usedBy,
        Map<String, String> tags) {
    public PublicIpAddress {
        tags = Map.copyOf(tags);
    }
}
