package dev.pghaven.exposure.expose;

import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.InternalLoadBalancer;
import dev.pghaven.contracts.spec.PublicIp;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What a Service tells Azure's cloud provider. */
final class AzureAnnotations {
    static final String PREFIX = "service.beta.kubernetes.io/azure-";
    static final String PUBLIC_IP = PREFIX + "pip-name";
    static final String RESOURCE_GROUP = PREFIX + "load-balancer-resource-group";
    static final String DNS_LABEL = PREFIX + "dns-label-name";
    static final String ADDRESS = PREFIX + "load-balancer-ipv4";

    private static final String IDLE_MINUTES = PREFIX + "load-balancer-tcp-idle-timeout";
    private static final String INTERNAL = PREFIX + "load-balancer-internal";
    private static final String SUBNET = PREFIX + "load-balancer-internal-subnet";

    private static final Set<String> PLACE = Set.of(PUBLIC_IP, RESOURCE_GROUP, INTERNAL, SUBNET);

    /** Without it an internal load balancer lets in the whole virtual network all the same. */
    private static final String ONLY_RANGES =
            PREFIX + "deny-all-except-load-balancer-source-ranges";

    private AzureAnnotations() {}

    static Map<String, String> of(WantedService wanted) {
        var annotations = new TreeMap<String, String>();
        var exposure = wanted.exposure();
        annotations.put(IDLE_MINUTES, String.valueOf(exposure.idleTimeout().toMinutes()));
        annotations.putAll(placeOf(exposure));
        exposure.publicIp().ifPresent(_ -> label(wanted, annotations));
        exposure.internal().ifPresent(_ -> internal(wanted, annotations));
        return annotations;
    }

    /** At which frontend of which load balancer a Service is. */
    static Map<String, String> placeOf(Exposure exposure) {
        var place = new TreeMap<String, String>();
        exposure.publicIp().ifPresent(it -> place.put(PUBLIC_IP, it.name()));
        exposure.publicIp()
                .flatMap(PublicIp::resourceGroup)
                .ifPresent(it -> place.put(RESOURCE_GROUP, it));
        exposure.internal().ifPresent(_ -> place.put(INTERNAL, "true"));
        exposure.internal()
                .flatMap(InternalLoadBalancer::subnet)
                .ifPresent(it -> place.put(SUBNET, it));
        return place;
    }

    static Map<String, String> placeOf(Service service) {
        var place =
                new TreeMap<>(
                        Objects.requireNonNullElseGet(
                                service.getMetadata().getAnnotations(), Map::of));
        place.keySet().retainAll(PLACE);
        return place;
    }

    /** Two Services with the label would fight for it, or the second would be refused. */
    private static void label(WantedService wanted, Map<String, String> annotations) {
        wanted.exposure()
                .dnsLabel()
                .filter(it -> wanted.role() == EndpointRole.READ_WRITE)
                .ifPresent(it -> annotations.put(DNS_LABEL, it));
    }

    private static void internal(WantedService wanted, Map<String, String> annotations) {
        annotations.put(ONLY_RANGES, "true");
        wanted.sharedAddress().ifPresent(it -> annotations.put(ADDRESS, it));
    }
}
