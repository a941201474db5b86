package dev.pghaven.contracts.spec;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A way in from outside Kubernetes. In a ProvisionCluster its names go into the server's
 * certificate from the start; the way itself is opened only when it says who may come in.
 *
 * @param dnsLabel the label of the public IP in its region's {@code cloudapp.azure.com}
 * @param hosts further fully qualified names that lead to the cluster
 * @param publicIp the address, for both endpoints; needed unless the load balancer is internal
 * @param internal an address of the virtual network instead
 * @param sourceRanges whose connections are let in; they do not overlap
 * @param anySource whether sourceRanges may be as wide as the Internet, or absent to mean it
 * @param idleTimeout after which a silent connection is reset: whole minutes, from 4 to 30
 */
public record Exposure(
        Optional<String> dnsLabel,
        List<String> hosts,
        Optional<PublicIp> publicIp,
        Optional<InternalLoadBalancer> internal,
        List<SourceRange> sourceRanges,
        Boolean anySource,
        EndpointPorts ports,
        Duration idleTimeout,
        ExposureMethod method) {
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(30);

    public Exposure {
        dnsLabel = Objects.requireNonNullElse(dnsLabel, Optional.empty());
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
        publicIp = Objects.requireNonNullElse(publicIp, Optional.empty());
        internal = Objects.requireNonNullElse(internal, Optional.empty());
        sourceRanges = sourceRanges == null ? List.of() : List.copyOf(sourceRanges);
        anySource = Objects.requireNonNullElse(anySource, false);
        ports = Objects.requireNonNullElseGet(ports, EndpointPorts::defaults);
        idleTimeout = Objects.requireNonNullElse(idleTimeout, LONGEST_IDLE);
        method = Objects.requireNonNullElse(method, ExposureMethod.SERVICES);
    }

    /** Names that are planned, and no way in yet. */
    public static Exposure planned(Optional<String> dnsLabel, List<String> hosts) {
        return new Exposure(dnsLabel, hosts, null, null, null, null, null, null, null);
    }

    /** Whether it says who may come in, and so is more than planned names. */
    public boolean letsSomebodyIn() {
        return anySource || !sourceRanges.isEmpty();
    }
}
