package dev.pghaven.sandbox.network;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Gives Services their cluster IP, as the API server of a real cluster does. */
final class ClusterIps {
    private static final String HEADLESS = "None";
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final AddressRange range;
    private final Map<ServiceName, String> given = new HashMap<>();

    ClusterIps(KubernetesClient client, AddressRange range) {
        this.client = client;
        this.range = range;
    }

    /** Empty for a Service that has none: headless, or a mere alias. */
    synchronized Optional<String> addressOf(Service service, Collection<Service> all) {
        if (hasNone(service)) {
            return Optional.empty();
        }
        var stated = statedBy(service);
        if (stated.isPresent()) {
            given.put(ServiceName.of(service), stated.get());
            return stated;
        }
        return Optional.of(
                given.computeIfAbsent(ServiceName.of(service), it -> range.firstFree(taken(all))));
    }

    synchronized void release(ServiceName name) {
        given.remove(name);
    }

    /** Writes the address into the Service unless it stands there. */
    void record(Service service) {
        var address = givenTo(service);
        if (address == null || statedBy(service).isPresent()) {
            return;
        }
        var patch =
                """
                {"spec": {"clusterIP": "%s", "clusterIPs": ["%s"]}}
                """
                        .formatted(address, address);
        client.resource(service).patch(MERGE, patch);
    }

    private synchronized String givenTo(Service service) {
        return given.get(ServiceName.of(service));
    }

    private Collection<String> taken(Collection<Service> all) {
        var taken = new HashSet<>(given.values());
        all.stream()
                .map(it -> it.getSpec().getClusterIP())
                .filter(Objects::nonNull)
                .forEach(taken::add);
        return taken;
    }

    private static Optional<String> statedBy(Service service) {
        return Optional.ofNullable(service.getSpec().getClusterIP()).filter(it -> !it.isBlank());
    }

    private static boolean hasNone(Service service) {
        return HEADLESS.equals(service.getSpec().getClusterIP())
                || "ExternalName".equals(service.getSpec().getType());
    }
}
