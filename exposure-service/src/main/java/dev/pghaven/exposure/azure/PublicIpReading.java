package dev.pghaven.exposure.azure;

import com.azure.core.management.SubResource;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import com.azure.resourcemanager.network.models.PublicIpAddressDnsSettings;
import com.azure.resourcemanager.network.models.PublicIpAddressSku;
import com.azure.resourcemanager.resources.fluentcore.arm.ResourceId;
import dev.pghaven.exposure.PublicIpAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What we need to know of ARM's public IP. */
final class PublicIpReading {
    /** ARM's defaults, which it may leave out. */
    private static final String SKU = "Basic";

    private static final String ALLOCATION = "Dynamic";
    private static final String VERSION = "IPv4";

    private PublicIpReading() {}

    static PublicIpAddress of(PublicIpAddressInner it) {
        var dns = Optional.ofNullable(it.dnsSettings());
        return new PublicIpAddress(
                ResourceId.fromString(it.id()).resourceGroupName(),
                it.name(),
                it.location(),
                text(Optional.ofNullable(it.sku()).map(PublicIpAddressSku::name), SKU),
                text(Optional.ofNullable(it.publicIpAllocationMethod()), ALLOCATION),
                text(Optional.ofNullable(it.publicIpAddressVersion()), VERSION),
                Optional.ofNullable(it.ipAddress()),
                dns.map(PublicIpAddressDnsSettings::domainNameLabel),
                dns.map(PublicIpAddressDnsSettings::fqdn),
                user(it),
                Objects.requireNonNullElse(it.tags(), Map.of()));
    }

    /** A NAT gateway is not told among the IP configurations. */
    private static Optional<String> user(PublicIpAddressInner it) {
        return Stream.of(
                        Optional.ofNullable(it.ipConfiguration()).map(SubResource::id),
                        Optional.ofNullable(it.natGateway()).map(found -> found.id()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String text(Optional<?> value, String otherwise) {
        return value.map(Object::toString).orElse(otherwise);
    }
}
