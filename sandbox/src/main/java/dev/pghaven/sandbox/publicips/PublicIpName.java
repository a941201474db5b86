package dev.pghaven.sandbox.publicips;

import java.util.Locale;

/** Where a public IP stands in its subscription. */
public record PublicIpName(String resourceGroup, String name) {

    /** Names in Azure are case insensitive. */
    PublicIpName key() {
        return new PublicIpName(
                resourceGroup.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }

    public String id(String subscription) {
        return "/subscriptions/%s/resourceGroups/%s/providers/%s/%s"
                .formatted(subscription, resourceGroup, PublicIp.TYPE, name);
    }
}
