package dev.pghaven.exposure;

import dev.pghaven.cnpg.Labels;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.EndpointRole;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.LoadBalancerStatus;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Services of endpoints: what they are called, and what can be read of them. */
public final class EndpointServices {
    private EndpointServices() {}

    /** No name that the operator makes ends like this, of whatever Cluster. */
    public static String nameOf(ClusterRef cluster, EndpointRole role) {
        return cluster.name()
                + switch (role) {
                    case READ_WRITE -> "-rw-external";
                    case READ_ONLY -> "-ro-external";
                };
    }

    /** What the load balancer has given it. */
    public static Optional<String> addressOf(Service service) {
        return Optional.ofNullable(service.getStatus())
                .map(ServiceStatus::getLoadBalancer)
                .map(LoadBalancerStatus::getIngress)
                .flatMap(it -> it.stream().findFirst())
                .map(LoadBalancerIngress::getIp);
    }

    public static boolean listensOn(Service service, int port) {
        return service.getSpec().getPorts().stream().anyMatch(it -> it.getPort() == port);
    }

    /** Deleted, but Azure has not let go of it yet: its address still shows and leads nowhere. */
    public static boolean isGoing(Service service) {
        return service.getMetadata().getDeletionTimestamp() != null;
    }

    /** Whether it goes with this very Cluster, and not with a former one of its name. */
    public static boolean isOwnedBy(Service service, String clusterUid) {
        return Stream.ofNullable(service.getMetadata().getOwnerReferences())
                .flatMap(List::stream)
                .anyMatch(it -> it.getUid().equals(clusterUid));
    }

    /** Deleting such a Service is of no use: the operator makes it again. */
    public static boolean isKeptByOperator(Service service) {
        return "true".equals(service.getMetadata().getLabels().get(Labels.MANAGED));
    }
}
