package dev.pghaven.exposure.expose;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.exposure.EndpointServices;
import java.util.Optional;

/**
 * What the Service of an endpoint follows from.
 *
 * @param sharedAddress of an internal load balancer, which the other endpoint has already
 */
public record WantedService(
        ClusterRef cluster,
        String clusterUid,
        Exposure exposure,
        EndpointRole role,
        Optional<String> sharedAddress) {
    public WantedService {
        sharedAddress = sharedAddress.filter(_ -> role == EndpointRole.READ_ONLY);
    }

    String name() {
        return EndpointServices.nameOf(cluster, role);
    }

    int port() {
        return switch (role) {
            case READ_WRITE -> exposure.ports().readWrite();
            case READ_ONLY -> exposure.ports().readOnly();
        };
    }
}
