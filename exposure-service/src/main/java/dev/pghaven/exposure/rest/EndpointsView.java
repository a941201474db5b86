package dev.pghaven.exposure.rest;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.TcpKeepalives;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.KeepaliveAdvice;
import java.util.List;

/**
 * Where clients reach a cluster, as REST shows it.
 *
 * @param keepalives for clients whose connections are silent for longer than the idle timeout
 */
public record EndpointsView(
        ClusterRef cluster,
        List<ExposedEndpoint> endpoints,
        Exposure exposure,
        TcpKeepalives keepalives) {

    static EndpointsView of(ExposedCluster it) {
        return new EndpointsView(
                it.cluster(),
                it.endpoints(),
                it.exposure(),
                KeepaliveAdvice.below(it.exposure().idleTimeout()));
    }
}
