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
 * @param oldWarnings what the cloud provider had said before our last change
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
        List<String> oldWarnings,
        boolean exposed) {
    public Exposing {
        hosts = List.copyOf(hosts);
        endpoints = List.copyOf(endpoints);
        oldWarnings = List.copyOf(oldWarnings);
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
                oldWarnings,
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
                oldWarnings,
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
                oldWarnings,
                exposed);
    }

    Exposing changed(List<String> warningsBefore) {
        return new Exposing(
                operation,
                cluster,
                exposure,
                clusterUid,
                found,
                publicIp,
                hosts,
                endpoints,
                warningsBefore,
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
                oldWarnings,
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
                oldWarnings,
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
