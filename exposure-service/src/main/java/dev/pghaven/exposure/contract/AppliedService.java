package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.expose.ServiceManifest;
import dev.pghaven.exposure.expose.WantedService;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Optional;

/** The Service of an endpoint as the exposure applied it. */
final class AppliedService {
    private AppliedService() {}

    static Service of(ExposedCluster cluster, ExposedEndpoint endpoint) {
        var wanted =
                new WantedService(
                        cluster.cluster(),
                        cluster.clusterUid(),
                        cluster.exposure(),
                        endpoint.role(),
                        addressOfPrimary(cluster));
        return switch (cluster.exposure().method()) {
            case SERVICES -> ServiceManifest.of(wanted);
            case MANAGED_SERVICES -> withoutSelector(ServiceManifest.of(wanted));
        };
    }

    /** It is the operator that chooses it. */
    private static Service withoutSelector(Service service) {
        service.getSpec().setSelector(null);
        return service;
    }

    private static Optional<String> addressOfPrimary(ExposedCluster cluster) {
        return cluster.endpoints().stream()
                .filter(it -> it.role() == EndpointRole.READ_WRITE)
                .map(ExposedEndpoint::address)
                .findFirst();
    }
}
