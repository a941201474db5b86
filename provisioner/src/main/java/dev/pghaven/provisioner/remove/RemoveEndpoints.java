package dev.pghaven.provisioner.remove;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;

import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.Endpoints;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;

/** Conceals the cluster, so that nobody writes into what goes and the address is free. */
@ApplicationScoped
class RemoveEndpoints {
    private final Endpoints endpoints;
    private final ProvisionerConfiguration config;

    RemoveEndpoints(Endpoints endpoints, ProvisionerConfiguration config) {
        this.endpoints = endpoints;
        this.config = config;
    }

    Outcome<Removal> remove(Removal it) {
        var left = endpoints.remove(it.cluster());
        return left.isEmpty()
                ? done(it)
                : notYet("still there: " + String.join(", ", left), config.pollInterval());
    }
}
