package dev.pghaven.exposure.expose;

import dev.pghaven.exposure.PublicIpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether a load balancer of AKS can have a public IP. */
final class PublicIpRules {
    private static final String LOAD_BALANCER =
            "/resourcegroups/%s/providers/microsoft.network/loadbalancers/";

    private PublicIpRules() {}

    static Stream<String> unsuited(PublicIpAddress ip, String nodeResourceGroup) {
        var faults = new ArrayList<>(wrongKind(ip));
        ip.usedBy()
                .filter(user -> !isOurLoadBalancer(user, nodeResourceGroup))
                .ifPresent(user -> faults.add("is in use by " + user));
        return faults.stream().map(fault -> "public IP %s %s".formatted(ip.name(), fault));
    }

    private static List<String> wrongKind(PublicIpAddress ip) {
        var faults = new ArrayList<String>();
        if (!ip.sku().equalsIgnoreCase("Standard")) {
            faults.add("must be of SKU Standard, as AKS' load balancer is, but is " + ip.sku());
        }
        if (!ip.allocation().equalsIgnoreCase("Static")) {
            faults.add("must be static, or its address could change, but is " + ip.allocation());
        } else if (ip.address().isEmpty()) {
            faults.add("has no address");
        }
        if (!ip.version().equalsIgnoreCase("IPv4")) {
            faults.add("must be of IPv4, but is of " + ip.version());
        }
        return faults;
    }

    /** AKS has one for public addresses, and makes no other use of a public IP. */
    private static boolean isOurLoadBalancer(String user, String nodeResourceGroup) {
        var place = LOAD_BALANCER.formatted(nodeResourceGroup.toLowerCase(Locale.ROOT));
        return user.toLowerCase(Locale.ROOT).contains(place);
    }

    /** Azure gives a label once in each region. */
    static boolean takes(PublicIpAddress other, String label, PublicIpAddress than) {
        return other.dnsLabel().filter(label::equalsIgnoreCase).isPresent()
                && other.location().equalsIgnoreCase(than.location())
                && !isSame(other, than);
    }

    private static boolean isSame(PublicIpAddress one, PublicIpAddress other) {
        return one.name().equalsIgnoreCase(other.name())
                && one.resourceGroup().equalsIgnoreCase(other.resourceGroup());
    }
}
