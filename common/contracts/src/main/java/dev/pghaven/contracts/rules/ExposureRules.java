package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.spec.EndpointPorts;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.PublicIp;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Names under which clients outside Kubernetes reach a cluster, and who may. */
final class ExposureRules {
    /** Azure answers anything else with InvalidDomainNameLabel. */
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z][a-z0-9-]{1,61}[a-z0-9]");

    private static final Pattern PUBLIC_IP_NAME =
            Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,78}[a-zA-Z0-9_])?");
    private static final Pattern RESOURCE_GROUP =
            Pattern.compile("[a-zA-Z0-9_().-]{0,89}[a-zA-Z0-9_()-]");
    private static final Pattern SUBNET =
            Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,78}[a-zA-Z0-9_])?");
    private static final int MAX_PORT = 65_535;

    /** What AKS documents; cloud-provider-azure itself would take up to 100. */
    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(4);

    private static final Duration LONGEST_IDLE = Duration.ofMinutes(30);

    private ExposureRules() {}

    /** Of an exposure that is to be opened now. */
    static List<Violation> violations(Exposure exposure, String path) {
        var check = Check.of(path);
        check.at("sourceRanges")
                .that(
                        exposure.letsSomebodyIn(),
                        "must name who may connect; anySource, set to true, lets in everybody");
        apply(exposure, check);
        return check.violations();
    }

    /** Of one that may be no more than names that are planned. */
    static void apply(Exposure exposure, Check check) {
        check.that(
                exposure.letsSomebodyIn()
                        || exposure.dnsLabel().isPresent()
                        || !exposure.hosts().isEmpty(),
                "must name a dnsLabel or at least one of hosts, or who may connect");
        names(exposure, check);
        address(exposure, check);
        SourceRangeRules.apply(exposure, check);
        ports(exposure.ports(), check.at("ports"));
        idleTimeout(exposure.idleTimeout(), check.at("idleTimeout"));
    }

    private static void names(Exposure exposure, Check check) {
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

    private static void address(Exposure exposure, Check check) {
        check.at("publicIp")
                .that(
                        !exposure.letsSomebodyIn()
                                || exposure.publicIp().isPresent()
                                        != exposure.internal().isPresent(),
                        "must be given, or internal instead of it");
        check.at("dnsLabel")
                .that(
                        exposure.dnsLabel().isEmpty() || exposure.internal().isEmpty(),
                        "must not be given with internal: only a public IP has one");
        exposure.publicIp().ifPresent(it -> publicIp(it, check.at("publicIp")));
        exposure.internal()
                .flatMap(it -> it.subnet())
                .ifPresent(it ->
                        check.at("internal")
                                .at("subnet")
                                .that(SUBNET.matcher(it).matches(), "must match " + SUBNET));
    }

    private static void publicIp(PublicIp publicIp, Check check) {
        check.ifPresent(
                publicIp.name(),
                it ->
                        check.at("name")
                                .that(
                                        PUBLIC_IP_NAME.matcher(it).matches(),
                                        "must match " + PUBLIC_IP_NAME));
        publicIp.resourceGroup()
                .ifPresent(it ->
                        check.at("resourceGroup")
                                .that(
                                        RESOURCE_GROUP.matcher(it).matches(),
                                        "must match " + RESOURCE_GROUP));
    }

    private static void ports(EndpointPorts ports, Check check) {
        port(ports.readWrite(), check.at("readWrite"));
        port(ports.readOnly(), check.at("readOnly"));
        check.at("readOnly")
                .that(!ports.readOnly().equals(ports.readWrite()), "must differ from readWrite");
    }

    private static void port(int port, Check check) {
        check.that(port >= 1 && port <= MAX_PORT, "must be from 1 to " + MAX_PORT);
    }

    private static void idleTimeout(Duration timeout, Check check) {
        check.that(
                timeout.compareTo(SHORTEST_IDLE) >= 0
                        && timeout.compareTo(LONGEST_IDLE) <= 0
                        && Duration.ofMinutes(timeout.toMinutes()).equals(timeout),
                "must be whole minutes from PT4M to PT30M");
    }
}
