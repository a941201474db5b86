package dev.pghaven.provisioner.remove;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;

import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.Leftovers;
import dev.pghaven.provisioner.Namespaces;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;

/** Leaves the namespace, and looks back once more. */
@ApplicationScoped
class LeaveNamespace {
    private final Namespaces namespaces;
    private final Leftovers leftovers;
    private final RemoveFederatedCredential credential;
    private final ProvisionerConfiguration config;

    LeaveNamespace(
            Namespaces namespaces,
            Leftovers leftovers,
            RemoveFederatedCredential credential,
            ProvisionerConfiguration config) {
        this.namespaces = namespaces;
        this.leftovers = leftovers;
        this.credential = credential;
        this.config = config;
    }

    Outcome<Removal> removeNamespace(Removal it) {
        var namespace = it.cluster().namespace();
        return switch (namespaces.leave(it.cluster())) {
            case GONE, KEPT -> done(it);
            case LEAVING ->
                    notYet("namespace " + namespace + " is being deleted", config.pollInterval());
        };
    }

    Outcome<Removal> verifyNothingIsLeft(Removal it) {
        var left = new ArrayList<>(leftovers.of(it.cluster()));
        if (!credential.isDone(it)) {
            left.add("the federated credential");
        }
        return left.isEmpty()
                ? done(it, new ClusterRemoved(it.cluster(), it.operation(), it.deleteBackups()))
                : notYet("still there: " + String.join(", ", left), config.pollInterval());
    }
}
