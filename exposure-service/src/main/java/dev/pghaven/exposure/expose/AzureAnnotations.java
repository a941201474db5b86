package dev.pghaven.exposure.expose;

import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.contracts.spec.InternalLoadBalancer;
import dev.pghaven.contracts.spec.PublicIp;
import java.util.Map;
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

    /** Without it an internal load balancer lets in the whole virtual network all the same. */
    private static final String ONLY_RANGES =
            PREFIX + "deny-all-except-load-balancer-source-ranges";

    private AzureAnnotations() {}

    static Map<String, String> of(WantedService wanted) {
        var annotations = new TreeMap<String, String>();
        var exposure = wanted.exposure();
        annotations.put(IDLE_MINUTES, String.valueOf(exposure.idleTimeout().toMinutes()));
        exposure.publicIp().ifPresent(it -> publicIp(it, wanted, annotations));
        exposure.internal().ifPresent(it -> internal(it, wanted, annotations));
        return annotations;
    }

    /** Two Services with the label would fight for it, or the second would be refused. */
    private static void publicIp(
            PublicIp publicIp, WantedService wanted, Map<String, String> annotations) {
        annotations.put(PUBLIC_IP, publicIp.name());
        publicIp.resourceGroup().ifPresent(it -> annotations.put(RESOURCE_GROUP, it));
        wanted.exposure()
                .dnsLabel()
                .filter(it -> wanted.role() == EndpointRole.READ_WRITE)
                .ifPresent(it -> annotations.put(DNS_LABEL, it));
    }

    private static void internal(
            InternalLoadBalancer internal, WantedService wanted, Map<String, String> annotations) {
        annotations.put(INTERNAL, "true");
        annotations.put(ONLY_RANGES, "true");
        internal.subnet().ifPresent(it -> annotations.put(SUBNET, it));
        wanted.sharedAddress().ifPresent(it -> annotations.put(ADDRESS, it));
    }
}
