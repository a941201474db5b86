package dev.pghaven.exposure.expose;

import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.exposure.ClusterParts;
import dev.pghaven.exposure.ClusterPatch;
import dev.pghaven.exposure.EndpointServices;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.OurLabels;
import io.fabric8.kubernetes.api.model.Service;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Writes the Service of an endpoint in the way that was asked for. */
@ApplicationScoped
class ServiceWriter {
    private final LoadBalancers loadBalancers;
    private final ClusterParts parts;

    ServiceWriter(LoadBalancers loadBalancers, ClusterParts parts) {
        this.loadBalancers = loadBalancers;
        this.parts = parts;
    }

    Applied write(Exposing it, EndpointRole role) {
        return switch (it.exposure().method()) {
            case SERVICES -> write(it, ServiceManifest.of(wanted(it, role)));
            case MANAGED_SERVICES -> writeThroughOperator(it, role);
        };
    }

    /** Endpoints whose Service is there, but not as it will be. */
    List<EndpointRole> changing(Exposing it) {
        return it.roles().stream().filter(role -> isChanging(it, role)).toList();
    }

    private boolean isChanging(Exposing it, EndpointRole role) {
        var wanted = ServiceManifest.of(wanted(it, role));
        return loadBalancers
                .find(it.cluster(), wanted.getMetadata().getName())
                .filter(standing -> !AzureWork.of(standing).equals(AzureWork.of(wanted)))
                .isPresent();
    }

    /** What is ours is nobody else's to change; all other is its maker's. */
    private Applied write(Exposing it, Service manifest) {
        return loadBalancers
                .find(it.cluster(), manifest.getMetadata().getName())
                .filter(standing -> isOurs(standing, it))
                .map(standing -> loadBalancers.restore(manifest, standing))
                .orElseGet(() -> loadBalancers.apply(manifest));
    }

    private static boolean isOurs(Service standing, Exposing it) {
        return OurLabels.areIn(standing.getMetadata().getLabels(), it.cluster())
                && EndpointServices.isOwnedBy(standing, it.found().orElseThrow().clusterUid());
    }

    /** The operator deletes what the list does not name, so one that stands stays in it. */
    private Applied writeThroughOperator(Exposing it, EndpointRole role) {
        var services =
                it.roles().stream()
                        .filter(other -> other.compareTo(role) <= 0 || stands(it, other))
                        .map(other -> ServiceManifest.managed(wanted(it, other)))
                        .toList();
        return parts.apply(
                ClusterParts.Part.SERVICES, ClusterPatch.services(it.cluster(), services));
    }

    private WantedService wanted(Exposing it, EndpointRole role) {
        var uid = it.found().orElseThrow().clusterUid();
        return new WantedService(it.cluster(), uid, it.exposure(), role, sharedAddress(it));
    }

    private Optional<String> sharedAddress(Exposing it) {
        return it.address()
                .or(() ->
                        loadBalancers
                                .find(
                                        it.cluster(),
                                        EndpointServices.nameOf(
                                                it.cluster(), EndpointRole.READ_WRITE))
                                .flatMap(EndpointServices::addressOf));
    }

    private boolean stands(Exposing it, EndpointRole role) {
        return loadBalancers
                .find(it.cluster(), EndpointServices.nameOf(it.cluster(), role))
                .isPresent();
    }
}
