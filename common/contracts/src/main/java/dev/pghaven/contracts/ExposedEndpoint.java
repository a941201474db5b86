package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.EndpointRole;

/**
 * Where clients outside Kubernetes reach the primary, or the replicas.
 *
 * @param service the Service in the cluster's namespace
 * @param host what clients connect to, and what the server's certificate carries
 * @param address that the host leads to
 */
public record ExposedEndpoint(
        EndpointRole role, String service, String host, String address, int port) {}
