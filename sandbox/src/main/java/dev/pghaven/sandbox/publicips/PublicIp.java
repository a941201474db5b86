package dev.pghaven.sandbox.publicips;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A static IPv4 address.
 *
 * @param label its name below the region's domain
 * @param allocatedTo the id of what uses it
 */
public record PublicIp(
        PublicIpName name,
        String location,
        String address,
        Map<String, String> tags,
        Optional<String> label,
        Optional<String> allocatedTo) {
    public static final String TYPE = "Microsoft.Network/publicIPAddresses";

    private static final String DOMAIN = ".cloudapp.azure.com";

    public PublicIp {
        tags = Map.copyOf(tags);
    }

    public Optional<String> fqdn() {
        return label.map(it -> it + "." + location + DOMAIN);
    }

    /** The first of some tags that it has. */
    public Optional<String> tag(List<String> names) {
        return names.stream().filter(tags::containsKey).map(tags::get).findFirst();
    }

    public PublicIp withTags(Map<String, String> now) {
        return new PublicIp(name, location, address, now, label, allocatedTo);
    }

    public PublicIp withTag(String key, String value) {
        var now = new HashMap<>(tags);
        now.put(key, value);
        return withTags(now);
    }

    public PublicIp withoutTags(List<String> keys) {
        var now = new HashMap<>(tags);
        keys.forEach(now::remove);
        return withTags(now);
    }

    public PublicIp withLabel(Optional<String> now) {
        return new PublicIp(name, location, address, tags, now, allocatedTo);
    }

    PublicIp withAllocation(Optional<String> now) {
        return new PublicIp(name, location, address, tags, label, now);
    }
}
