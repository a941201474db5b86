package dev.pghaven.exposure.rest;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.TcpKeepalives;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.KeepaliveAdvice;
import dev.pghaven.exposure.contract.ContractState;
import java.util.List;
import java.util.Optional;

/**
 * Where clients reach a cluster, as REST shows it.
 *
 * @param contract what the last look at each endpoint found; empty before the first one
 * @param keepalives for clients whose connections are silent for longer than the idle timeout
 */
public record EndpointsView(
        ClusterRef cluster,
        List<ExposedEndpoint> endpoints,
        List<EndpointContractView> contract,
        Exposure exposure,
        TcpKeepalives keepalives) {

    static EndpointsView of(ExposedCluster it, Optional<ContractState> seen) {
        return new EndpointsView(
                it.cluster(),
                it.endpoints(),
                seen.stream()
                        .flatMap(state -> state.endpoints().stream())
                        .map(EndpointContractView::of)
                        .toList(),
                it.exposure(),
                KeepaliveAdvice.below(it.exposure().idleTimeout()));
    }
}
