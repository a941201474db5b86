package dev.pghaven.exposure.contract;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.LoadBalancerStatus;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A part of a Service that is not as it was applied. What others add, such as the cloud provider's
 * annotations and the defaults of the API server, is none.
 */
record ServiceDrift(String part, String expected, String found) {
    private static final String AZURE = "service.beta.kubernetes.io/";

    /**
     * @param address that the load balancer gave it
     */
    static List<ServiceDrift> between(Service expected, String address, Service found) {
        var drift = new ArrayList<ServiceDrift>();
        compare(drift, "type", expected.getSpec().getType(), found.getSpec().getType());
        if (!selector(expected).isEmpty()) {
            compare(drift, "selector", selector(expected), selector(found));
        }
        compare(drift, "ports", ports(expected), ports(found));
        compare(drift, "external traffic policy", policy(expected), policy(found));
        compare(drift, "external IPs", externalIps(expected), externalIps(found));
        compare(drift, "source ranges", ranges(expected), ranges(found));
        compare(drift, "annotations", annotations(expected), annotations(found));
        compare(drift, "address", List.of(address), addresses(found));
        return drift;
    }

    static String expected(List<ServiceDrift> drift) {
        return drift.stream()
                .map(it -> it.part + " " + it.expected)
                .collect(Collectors.joining("; "));
    }

    static String found(List<ServiceDrift> drift) {
        return drift.stream().map(it -> it.part + " " + it.found).collect(Collectors.joining("; "));
    }

    private static void compare(
            List<ServiceDrift> drift, String part, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            drift.add(new ServiceDrift(part, String.valueOf(expected), String.valueOf(found)));
        }
    }

    private static Map<String, String> selector(Service it) {
        return sorted(it.getSpec().getSelector());
    }

    private static List<String> ports(Service it) {
        return it.getSpec().getPorts().stream().map(ServiceDrift::port).sorted().toList();
    }

    private static String port(ServicePort it) {
        var target =
                Optional.ofNullable(it.getTargetPort()).map(to -> String.valueOf(to.getValue()));
        return "%s %d to %s"
                .formatted(
                        Objects.requireNonNullElse(it.getProtocol(), "TCP"),
                        it.getPort(),
                        target.orElseGet(() -> it.getPort().toString()));
    }

    /** Absent, it is the API server's default. */
    private static String policy(Service it) {
        return Objects.requireNonNullElse(it.getSpec().getExternalTrafficPolicy(), "Cluster");
    }

    /** Ways in beside the load balancer, past its source ranges. */
    private static TreeSet<String> externalIps(Service it) {
        return new TreeSet<>(Objects.requireNonNullElse(it.getSpec().getExternalIPs(), List.of()));
    }

    private static TreeSet<String> ranges(Service it) {
        return new TreeSet<>(
                Objects.requireNonNullElse(it.getSpec().getLoadBalancerSourceRanges(), List.of()));
    }

    /** Those that steer Azure's load balancer: one too many opens or closes as much. */
    private static Map<String, String> annotations(Service it) {
        return sorted(it.getMetadata().getAnnotations()).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(AZURE))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
    }

    private static List<String> addresses(Service it) {
        return Optional.ofNullable(it.getStatus())
                .map(ServiceStatus::getLoadBalancer)
                .map(LoadBalancerStatus::getIngress)
                .orElseGet(List::of)
                .stream()
                .map(LoadBalancerIngress::getIp)
                .toList();
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(Objects.requireNonNullElse(map, Map.of()));
    }
}
