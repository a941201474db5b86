package dev.pghaven.exposure.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.exposure.contract.ServicePods;
import dev.pghaven.kubernetes.Api;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The EndpointSlices that Kubernetes makes for Services. */
@ApplicationScoped
class KubernetesServicePods implements ServicePods {
    private static final String OF_SERVICE = "kubernetes.io/service-name";

    private final KubernetesClient client;

    KubernetesServicePods(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public List<String> of(ClusterRef cluster, String service) {
        return Api.attempt(
                "read where Service %s/%s leads".formatted(cluster.namespace(), service),
                () -> pods(cluster.namespace(), service));
    }

    private List<String> pods(String namespace, String service) {
        return client
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(namespace)
                .withLabel(OF_SERVICE, service)
                .list()
                .getItems()
                .stream()
                .flatMap(it -> Stream.ofNullable(it.getEndpoints()).flatMap(List::stream))
                .filter(KubernetesServicePods::isReady)
                .map(KubernetesServicePods::pod)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whoever is asked and does not know counts as ready, as Kubernetes has it. */
    private static boolean isReady(Endpoint it) {
        return it.getConditions() == null
                || Objects.requireNonNullElse(it.getConditions().getReady(), true);
    }

    private static String pod(Endpoint it) {
        return it.getTargetRef() == null
                ? String.join(",", it.getAddresses())
                : it.getTargetRef().getName();
    }
}
