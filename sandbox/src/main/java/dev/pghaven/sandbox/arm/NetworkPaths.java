package dev.pghaven.sandbox.arm;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.pghaven.sandbox.publicips.PublicIpName;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The paths of public IPs and of their names. */
final class NetworkPaths {
    private static final String SUBSCRIPTION = "/subscriptions/(?<subscription>[0-9a-f-]{36})";
    private static final String PROVIDER = "/providers/Microsoft.Network";

    private static final Pattern ALL =
            Pattern.compile(SUBSCRIPTION + PROVIDER + "/publicIPAddresses/?", CASE_INSENSITIVE);

    private static final Pattern OF_GROUP =
            Pattern.compile(
                    SUBSCRIPTION
                            + "/resourceGroups/(?<group>[^/]+)"
                            + PROVIDER
                            + "/publicIPAddresses(?:/(?<name>[^/]+))?/?",
                    CASE_INSENSITIVE);

    private static final Pattern DNS_NAME =
            Pattern.compile(
                    SUBSCRIPTION
                            + PROVIDER
                            + "/locations/(?<location>[^/]+)/CheckDnsNameAvailability",
                    CASE_INSENSITIVE);

    private NetworkPaths() {}

    static Optional<Target> target(String path) {
        return ofGroup(path).or(() -> all(path)).or(() -> dnsName(path));
    }

    private static Optional<Target> all(String path) {
        var match = ALL.matcher(path);
        return match.matches()
                ? Optional.of(new Target.AllPublicIps(UUID.fromString(match.group("subscription"))))
                : Optional.empty();
    }

    private static Optional<Target> ofGroup(String path) {
        var match = OF_GROUP.matcher(path);
        if (!match.matches()) {
            return Optional.empty();
        }
        var subscription = UUID.fromString(match.group("subscription"));
        var group = match.group("group");
        var name = match.group("name");
        return Optional.of(
                name == null
                        ? new Target.PublicIpsOfGroup(subscription, group)
                        : new Target.OnePublicIp(subscription, new PublicIpName(group, name)));
    }

    private static Optional<Target> dnsName(String path) {
        var match = DNS_NAME.matcher(path);
        return match.matches()
                ? Optional.of(
                        new Target.DnsName(
                                UUID.fromString(match.group("subscription")),
                                match.group("location")))
                : Optional.empty();
    }
}
