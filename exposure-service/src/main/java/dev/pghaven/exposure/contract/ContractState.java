package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ExposedEndpoint;
import java.util.List;

/** What the looks at a cluster's endpoints have come to. */
public record ContractState(List<EndpointState> endpoints) {
    public ContractState {
        endpoints = List.copyOf(endpoints);
    }

    public static ContractState fresh() {
        return new ContractState(List.of());
    }

    EndpointState of(ExposedEndpoint endpoint) {
        return endpoints.stream()
                .filter(it -> it.endpoint().role() == endpoint.role())
                .findFirst()
                .map(it -> it.movedTo(endpoint))
                .orElseGet(() -> EndpointState.fresh(endpoint));
    }

    boolean isUndecided() {
        return endpoints.stream().anyMatch(EndpointState::isUndecided);
    }
}
