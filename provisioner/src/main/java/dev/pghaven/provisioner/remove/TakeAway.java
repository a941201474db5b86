package dev.pghaven.provisioner.remove;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;

import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.Secrets;
import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.Leftovers;
import dev.pghaven.provisioner.PodMonitors;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes away what the cluster has in its namespace. */
@ApplicationScoped
class TakeAway {
    private final Clusters clusters;
    private final Leftovers leftovers;
    private final Secrets secrets;
    private final PodMonitors podMonitors;
    private final ProvisionerConfiguration config;

    TakeAway(
            Clusters clusters,
            Leftovers leftovers,
            Secrets secrets,
            PodMonitors podMonitors,
            ProvisionerConfiguration config) {
        this.clusters = clusters;
        this.leftovers = leftovers;
        this.secrets = secrets;
        this.podMonitors = podMonitors;
        this.config = config;
    }

    Outcome<Removal> deleteCluster(Removal it) {
        it.uid().ifPresent(uid -> clusters.delete(it.cluster(), uid));
        return done(it);
    }

    Outcome<Removal> awaitInstancesGone(Removal it) {
        var left = leftovers.instancesOf(it.cluster());
        return left.isEmpty()
                ? done(it)
                : notYet("still there: " + String.join(", ", left), config.pollInterval());
    }

    Outcome<Removal> removeSecrets(Removal it) {
        secrets.deleteAllOf(it.cluster());
        return done(it);
    }

    Outcome<Removal> removePodMonitors(Removal it) {
        podMonitors.deleteAllOf(it.cluster());
        return done(it);
    }
}
