package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.network.ServiceName;
import dev.pghaven.sandbox.publicips.PublicIp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tags by which the provider knows what is whose; the second of each is an older one. */
final class Tags {
    static final String SERVICE = "k8s-azure-service";
    static final String CLUSTER = "k8s-azure-cluster-name";
    static final String DNS_LABEL_SERVICE = "k8s-azure-dns-label-service";

    private static final List<String> SERVICES = List.of(SERVICE, "service");
    private static final List<String> LABEL_OWNER =
            List.of(DNS_LABEL_SERVICE, "kubernetes-dns-label-service");

    private Tags() {}

    /** Whether somebody made the address himself and keeps it. */
    static boolean isUserAssigned(PublicIp publicIp) {
        return publicIp.tag(SERVICES).isEmpty();
    }

    static Map<String, String> ofNew(ServiceName service) {
        return Map.of(SERVICE, service.toString(), CLUSTER, AzureCluster.NAME);
    }

    static Optional<String> labelOwner(PublicIp publicIp) {
        return publicIp.tag(LABEL_OWNER).filter(it -> !it.isEmpty());
    }

    static PublicIp withoutLabelOwner(PublicIp publicIp) {
        return publicIp.withoutTags(LABEL_OWNER);
    }

    static PublicIp bind(PublicIp publicIp, ServiceName service) {
        var bound = new ArrayList<>(boundTo(publicIp));
        if (!bound.contains(service.toString())) {
            bound.add(service.toString());
        }
        return publicIp.withTag(SERVICE, String.join(",", bound));
    }

    static PublicIp unbind(PublicIp publicIp, ServiceName service) {
        var bound = new ArrayList<>(boundTo(publicIp));
        bound.remove(service.toString());
        return publicIp.withTag(SERVICE, String.join(",", bound));
    }

    static boolean isBoundTo(PublicIp publicIp, ServiceName service) {
        return boundTo(publicIp).contains(service.toString());
    }

    static boolean isBound(PublicIp publicIp) {
        return !boundTo(publicIp).isEmpty();
    }

    private static List<String> boundTo(PublicIp publicIp) {
        return publicIp.tag(SERVICES).stream()
                .flatMap(it -> Stream.of(it.split(",")))
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
