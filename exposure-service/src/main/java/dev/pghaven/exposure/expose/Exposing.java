package dev.pghaven.exposure.expose;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.exposure.EndpointServices;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.PublicIpAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How far an exposure has come.
 *
 * @param clusterUid of the Cluster that is meant; absent where it is whichever has the name
 * @param found the cluster as it was before anything was changed
 * @param hosts the names of the endpoints, the one that clients are told first
 * @param endpoints those whose load balancer has answered
 * @param oldAnswers what the cloud provider had said before our change
 * @param changing endpoints whose Service we change, so that an answer must come
 * @param exposed whether the endpoints were seen to be what they are said to be
 */
public record Exposing(
        UUID operation,
        ClusterRef cluster,
        Exposure exposure,
        Optional<String> clusterUid,
        Optional<Found> found,
        Optional<PublicIpAddress> publicIp,
        List<String> hosts,
        List<ExposedEndpoint> endpoints,
        List<String> oldAnswers,
        List<EndpointRole> changing,
        boolean exposed) {
    public Exposing {
        hosts = List.copyOf(hosts);
        endpoints = List.copyOf(endpoints);
        oldAnswers = List.copyOf(oldAnswers);
        changing = List.copyOf(changing);
    }

    /**
     * A cluster before anything was changed.
     *
     * @param database the application's
     * @param roles the endpoints that it can have: without a replica there is none for reading
     * @param exposedBefore whether it had endpoints already
     */
    public record Found(
            String clusterUid, String database, List<EndpointRole> roles, boolean exposedBefore) {}

    public static Exposing of(UUID operation, dev.pghaven.contracts.ExposeCluster request) {
        return of(operation, request.cluster(), request.exposure());
    }

    public static Exposing of(UUID operation, ClusterRef cluster, Exposure exposure) {
        return of(operation, cluster, exposure, Optional.empty());
    }

    public static Exposing of(
            UUID operation, ClusterRef cluster, Exposure exposure, Optional<String> clusterUid) {
        return new Exposing(
                operation,
                cluster,
                exposure,
                clusterUid,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    Exposing finding(Found it) {
        return new Exposing(
                operation,
                cluster,
                exposure,
                clusterUid,
                Optional.of(it),
                publicIp,
                hosts,
                endpoints,
                oldAnswers,
                changing,
                exposed);
    }

    Exposing at(PublicIpAddress address, List<String> names) {
        return new Exposing(
                operation,
                cluster,
                exposure,
                clusterUid,
                found,
                Optional.of(address),
                names,
                endpoints,
                oldAnswers,
                changing,
                exposed);
    }

    Exposing named(List<String> names) {
        return new Exposing(
                operation,
                cluster,
                exposure,
                clusterUid,
                found,
                publicIp,
                names,
                endpoints,
                oldAnswers,
                changing,
                exposed);
    }

    Exposing changing(List<String> answersBefore, List<EndpointRole> roles) {
        return new Exposing(
                operation,
                cluster,
                exposure,
                clusterUid,
                found,
                publicIp,
                hosts,
                endpoints,
                answersBefore,
                roles,
                exposed);
    }

    Exposing reachedAt(EndpointRole role, String address) {
        var endpoint =
                new ExposedEndpoint(
                        role,
                        EndpointServices.nameOf(cluster, role),
                        hosts.getFirst(),
                        address,
                        portOf(role));
        return new Exposing(
                operation,
                cluster,
                exposure,
                clusterUid,
                found,
                publicIp,
                hosts,
                Stream.concat(endpoints.stream(), Stream.of(endpoint)).toList(),
                oldAnswers,
                changing,
                exposed);
    }

    Exposing seenToBeKept() {
        return new Exposing(
                operation,
                cluster,
                exposure,
                clusterUid,
                found,
                publicIp,
                hosts,
                endpoints,
                oldAnswers,
                changing,
                true);
    }

    List<EndpointRole> roles() {
        return found.orElseThrow().roles();
    }

    int portOf(EndpointRole role) {
        return switch (role) {
            case READ_WRITE -> exposure.ports().readWrite();
            case READ_ONLY -> exposure.ports().readOnly();
        };
    }

    /** Of the endpoint that leads to the primary, which every cluster has. */
    Optional<String> address() {
        return endpoints.stream()
                .filter(it -> it.role() == EndpointRole.READ_WRITE)
                .map(ExposedEndpoint::address)
                .findFirst();
    }

    ExposedCluster asExposed() {
        var it = found.orElseThrow();
        return new ExposedCluster(cluster, it.clusterUid(), it.database(), exposure, endpoints);
    }
}
