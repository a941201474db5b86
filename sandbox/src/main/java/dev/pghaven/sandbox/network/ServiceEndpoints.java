package dev.pghaven.sandbox.network;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Service at one moment, with the pods that it selects and with all that its namespace has, as
 * far as they have an address.
 */
record ServiceEndpoints(Service service, List<PodEndpoint> pods, List<PodEndpoint> namespacePods) {

    static ServiceEndpoints of(Service service, Collection<Pod> namespace) {
        var addressed =
                namespace.stream()
                        .filter(it -> it.getStatus() != null && it.getStatus().getPodIP() != null)
                        .sorted(Comparator.comparing(it -> it.getMetadata().getName()))
                        .map(PodEndpoint::new)
                        .toList();
        var selected = addressed.stream().filter(it -> selects(service, it.pod())).toList();
        return new ServiceEndpoints(service, selected, addressed);
    }

    /** A Service without a selector has the endpoints that somebody else writes. */
    boolean isManaged() {
        return !selectorOf(service).isEmpty();
    }

    List<HostPort> ready(ServicePort port) {
        return pods.stream()
                .filter(PodEndpoint::isReady)
                .map(it -> it.target(port))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean selects(Service service, Pod pod) {
        var selector = selectorOf(service);
        var labels = Optional.ofNullable(pod.getMetadata().getLabels()).orElseGet(Map::of);
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }

    private static Map<String, String> selectorOf(Service service) {
        return Optional.ofNullable(service.getSpec().getSelector()).orElseGet(Map::of);
    }
}
