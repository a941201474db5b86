package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.EndpointsChecked;
import dev.pghaven.contracts.EndpointsChecked.CheckedEndpoint;
import dev.pghaven.exposure.ExposedCluster;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A check that somebody asked for.
 *
 * @param exposed what is checked, once that is known
 */
public record Checking(
        ClusterRef cluster,
        UUID operation,
        Optional<ExposedCluster> exposed,
        List<CheckedEndpoint> endpoints) {
    public Checking {
        endpoints = List.copyOf(endpoints);
    }

    public static Checking of(UUID operation, dev.pghaven.contracts.CheckEndpoints request) {
        return new Checking(request.cluster(), operation, Optional.empty(), List.of());
    }

    Checking found(ExposedCluster it) {
        return new Checking(cluster, operation, Optional.of(it), endpoints);
    }

    Checking checked(List<CheckedEndpoint> seen) {
        return new Checking(cluster, operation, exposed, seen);
    }

    boolean hasBroken() {
        return endpoints.stream()
                .flatMap(it -> it.checks().stream())
                .anyMatch(it -> it.verdict() == Verdict.BROKEN);
    }

    EndpointsChecked fact() {
        return new EndpointsChecked(cluster, operation, endpoints);
    }
}
