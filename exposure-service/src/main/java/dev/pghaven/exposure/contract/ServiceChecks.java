package dev.pghaven.exposure.contract;

import static dev.pghaven.exposure.contract.Vantages.INSIDE;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.kubernetes.Instance;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;

/** What Kubernetes says of an endpoint. */
record ServiceChecks(ExposedEndpoint endpoint) {
    /**
     * @param applied the Service as the exposure made it
     */
    List<EndpointCheck> of(ServiceState state, Service applied, List<Instance> instances) {
        return List.of(service(state, applied), instances(state, instances));
    }

    List<EndpointCheck> unknown(String why) {
        return List.of(service().notChecked(why), instances().notChecked(why));
    }

    /** Of what else was promised there is nothing to look at. */
    EndpointLook ofGoneCluster() {
        return new EndpointLook(
                List.of(service().broken("the Cluster is gone")),
                Optional.empty(),
                Optional.empty());
    }

    private EndpointCheck service(ServiceState state, Service applied) {
        return state.found()
                .map(found -> drift(applied, found))
                .orElseGet(() -> service().broken("there is none"));
    }

    /** Said in full: who mends it needs all of it. */
    private EndpointCheck drift(Service expected, Service found) {
        var drift = ServiceDrift.between(expected, endpoint.address(), found);
        if (drift.isEmpty()) {
            return service().kept("unchanged");
        }
        return new EndpointCheck(
                Promise.SERVICE,
                INSIDE,
                Verdict.BROKEN,
                ServiceDrift.expected(drift),
                ServiceDrift.found(drift));
    }

    private EndpointCheck instances(ServiceState state, List<Instance> instances) {
        var right = instances.stream().filter(this::hasRole).map(Instance::name).toList();
        var kept = !state.pods().isEmpty() && right.containsAll(state.pods());
        return new Promised(Promise.INSTANCES, INSIDE, "of %s, at least one".formatted(right))
                .decided(kept, state.pods().isEmpty() ? "none" : state.pods().toString());
    }

    private boolean hasRole(Instance instance) {
        return instance.role()
                == switch (endpoint.role()) {
                    case READ_WRITE -> Instance.Role.PRIMARY;
                    case READ_ONLY -> Instance.Role.REPLICA;
                };
    }

    private Promised service() {
        return new Promised(
                Promise.SERVICE,
                INSIDE,
                "Service %s as it was applied".formatted(endpoint.service()));
    }

    private Promised instances() {
        return new Promised(
                Promise.INSTANCES,
                INSIDE,
                endpoint.role() == EndpointRole.READ_WRITE ? "the primary" : "replicas");
    }
}
