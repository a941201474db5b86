package dev.pghaven.exposure.expose;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a Service the cloud provider acts on: where it differs, an answer comes. */
record AzureWork(List<Integer> ports, Set<String> ranges, Map<String, String> annotations) {
    static AzureWork of(Service service) {
        return new AzureWork(
                service.getSpec().getPorts().stream().map(ServicePort::getPort).toList(),
                Set.copyOf(service.getSpec().getLoadBalancerSourceRanges()),
                annotations(service));
    }

    private static Map<String, String> annotations(Service service) {
        return Objects.requireNonNullElseGet(
                        service.getMetadata().getAnnotations(), Map::<String, String>of)
                .entrySet()
                .stream()
                .filter(it -> it.getKey().startsWith(AzureAnnotations.PREFIX))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
