package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Exposure;
import java.util.HashSet;
import java.util.regex.Pattern;

/** Names under which clients outside Kubernetes reach a cluster. */
final class ExposureRules {
    /** Azure answers anything else with InvalidDomainNameLabel. */
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z][a-z0-9-]{1,61}[a-z0-9]");

    private ExposureRules() {}

    static void apply(Exposure exposure, Check check) {
        check.that(
                exposure.dnsLabel().isPresent() || !exposure.hosts().isEmpty(),
                "must name a dnsLabel or at least one of hosts");
        exposure.dnsLabel()
                .ifPresent(it ->
                        check.at("dnsLabel")
                                .that(DNS_LABEL.matcher(it).matches(), "must match " + DNS_LABEL));
        var seen = new HashSet<String>();
        for (int i = 0; i < exposure.hosts().size(); i++) {
            var host = exposure.hosts().get(i);
            var at = check.at("hosts").at(i);
            at.that(Names.isHost(host), "must be a fully qualified host name in lower case");
            at.that(seen.add(host), "must not be named twice");
        }
    }
}
