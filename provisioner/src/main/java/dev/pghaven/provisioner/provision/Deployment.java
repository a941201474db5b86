package dev.pghaven.provisioner.provision;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.Applied;
import dev.pghaven.provisioner.Clusters;
import dev.pghaven.provisioner.Clusters.Health;
import dev.pghaven.provisioner.PodMonitors;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The Cluster itself, and what watches it. */
@ApplicationScoped
class Deployment {
    private final Clusters clusters;
    private final PodMonitors podMonitors;
    private final ProvisionerConfiguration config;

    Deployment(Clusters clusters, PodMonitors podMonitors, ProvisionerConfiguration config) {
        this.clusters = clusters;
        this.podMonitors = podMonitors;
        this.config = config;
    }

    Outcome<Provisioning> deployPostgresCluster(Provisioning it) {
        var manifest = ClusterManifest.of(it, PlannedNames.of(it.spec(), config.azure()));
        return switch (clusters.apply(manifest)) {
            case Applied.Accepted() -> done(it);
            case Applied.Rejected(var reason) ->
                    refused("Kubernetes refused Cluster %s: %s".formatted(it.cluster(), reason));
        };
    }

    Outcome<Provisioning> awaitHealthyCluster(Provisioning it) {
        return switch (clusters.healthOf(it.cluster())) {
            case Health.Healthy() -> done(it);
            case Health.Progressing(var phase) -> notYet(phase, config.pollInterval());
            case Health.Unrecoverable(var phase) -> refused(phase);
            case Health.Absent() ->
                    refused("Cluster %s was deleted by somebody else".formatted(it.cluster()));
        };
    }

    Outcome<Provisioning> createPodMonitors(Provisioning it) {
        return PodMonitorManifest.wantedBy(it).stream()
                .filter(wanted -> podMonitors.known(wanted.flavour()))
                .map(wanted -> podMonitors.apply(wanted.manifest()))
                .flatMap(applied -> rejection(applied).stream())
                .findFirst()
                .map(reason -> Outcome.<Provisioning>refused("Kubernetes refused a PodMonitor: " + reason))
                .orElseGet(() -> done(it));
    }

    private static Optional<String> rejection(Applied applied) {
        return switch (applied) {
            case Applied.Accepted() -> Optional.empty();
            case Applied.Rejected(var reason) -> Optional.of(reason);
        };
    }
}
