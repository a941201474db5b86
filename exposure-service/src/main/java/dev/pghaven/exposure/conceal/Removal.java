package dev.pghaven.exposure.conceal;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ManagedService;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.exposure.ClusterParts;
import dev.pghaven.exposure.ClusterPatch;
import dev.pghaven.exposure.EndpointServices;
import dev.pghaven.exposure.ExposedClusters;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.Clusters;
import io.fabric8.kubernetes.api.model.Service;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes away what exposing a cluster makes. Taking away what is not there succeeds. */
@ApplicationScoped
public class Removal {
    private final Clusters clusters;
    private final ClusterParts parts;
    private final LoadBalancers loadBalancers;
    private final ExposedClusters exposedClusters;

    Removal(
            Clusters clusters,
            ClusterParts parts,
            LoadBalancers loadBalancers,
            ExposedClusters exposedClusters) {
        this.clusters = clusters;
        this.parts = parts;
        this.loadBalancers = loadBalancers;
        this.exposedClusters = exposedClusters;
    }

    /** First, or the check of the contract would miss what is taken away on purpose. */
    public void forget(ClusterRef cluster) {
        exposedClusters.letGo(cluster);
    }

    /** Azure takes a while until they are gone. */
    public void remove(ClusterRef cluster, List<Service> services) {
        if (services.stream().anyMatch(EndpointServices::isKeptByOperator)) {
            letGo(cluster, ClusterParts.Part.SERVICES);
        }
        services.stream()
                .filter(it -> !EndpointServices.isKeptByOperator(it))
                .map(Service::getMetadata)
                .forEach(it -> loadBalancers.delete(cluster, it.getName(), it.getUid()));
    }

    /** Also those that the operator has been asked for and has not made yet. */
    public void removeServices(ClusterRef cluster) {
        remove(cluster, loadBalancers.ours(cluster));
        if (isAskedOfOperator(cluster)) {
            letGo(cluster, ClusterParts.Part.SERVICES);
        }
    }

    /** Those that the provisioner planned stay. */
    public void releaseNames(ClusterRef cluster) {
        letGo(cluster, ClusterParts.Part.CERTIFICATE);
    }

    /** Applied to a Cluster that is gone, it would ask for a new one. */
    private void letGo(ClusterRef cluster, ClusterParts.Part part) {
        if (clusters.find(cluster).isPresent()
                && parts.apply(part, ClusterPatch.nothing(cluster))
                        instanceof Applied.Rejected(var reason)) {
            throw new IllegalStateException(
                    "could not let go of what was applied to Cluster %s: %s"
                            .formatted(cluster, reason));
        }
    }

    private boolean isAskedOfOperator(ClusterRef cluster) {
        var names =
                Stream.of(EndpointRole.values())
                        .map(role -> EndpointServices.nameOf(cluster, role))
                        .toList();
        return managed(cluster)
                .map(it -> it.serviceTemplate().metadata().name())
                .anyMatch(names::contains);
    }

    private Stream<ManagedService> managed(ClusterRef cluster) {
        return clusters
                .find(cluster)
                .map(Cluster::spec)
                .flatMap(it -> Optional.ofNullable(it.managed()))
                .flatMap(it -> Optional.ofNullable(it.services()))
                .flatMap(it -> Optional.ofNullable(it.additional()))
                .stream()
                .flatMap(List::stream);
    }
}
