package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.TcpKeepalives;
import java.util.List;
import java.util.UUID;

/**
 * Clients outside Kubernetes reach the cluster, and its endpoints were seen to be what they are
 * said to be.
 *
 * @param endpoints the read-only one is absent while the cluster has no replica
 * @param exposure with every default
 * @param keepalives for clients whose connections are silent for longer than the idle timeout
 */
public record ClusterExposed(
        ClusterRef cluster,
        UUID operation,
        List<ExposedEndpoint> endpoints,
        Exposure exposure,
        TcpKeepalives keepalives)
        implements ClusterFact {
    public ClusterExposed {
        endpoints = List.copyOf(endpoints);
    }
}
