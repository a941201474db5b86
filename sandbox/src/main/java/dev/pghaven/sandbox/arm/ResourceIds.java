package dev.pghaven.sandbox.arm;

import java.util.UUID;

/** Resource ids as Azure spells them in its answers. */
final class ResourceIds {
    private ResourceIds() {}

    static String group(UUID subscription, String name) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + name;
    }

    static String resource(UUID subscription, String group, String type, String name) {
        return group(subscription, group) + "/providers/" + type + "/" + name;
    }
}
