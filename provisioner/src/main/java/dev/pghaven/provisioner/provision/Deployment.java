package dev.pghaven.provisioner.provision;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.cnpg.ClusterHealth;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.Instances;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Cluster itself, applied and awaited, and what watches it. */
@ApplicationScoped
class Deployment {
    private final Clusters clusters;
    private final Instances instances;
    private final CreatePodMonitors podMonitors;
    private final Surroundings surroundings;

    Deployment(
            Clusters clusters,
            Instances instances,
            CreatePodMonitors podMonitors,
            Surroundings surroundings) {
        this.clusters = clusters;
        this.instances = instances;
        this.podMonitors = podMonitors;
        this.surroundings = surroundings;
    }

    /** Somebody may have taken the name since it was checked, and an apply would adopt theirs. */
    Outcome<Provisioning> deployPostgresCluster(Provisioning it) {
        return switch (clusters.presenceOf(it.cluster())) {
            case Presence.Absent() -> deploy(it);
            case Presence.Ours(var uid) -> deploy(it);
            case Presence.Foreign(var managedBy) -> refused(NameTaken.by(managedBy, it.cluster()));
        };
    }

    private Outcome<Provisioning> deploy(Provisioning it) {
        var manifest =
                ClusterManifest.of(
                        it,
                        PlannedNames.of(it.spec(), surroundings.azure()),
                        surroundings.provisioner().backup().credentials());
        return switch (clusters.apply(manifest)) {
            case Applied.Accepted() -> done(it);
            case Applied.Rejected(var reason) ->
                    refused("Kubernetes refused Cluster %s: %s".formatted(it.cluster(), reason));
        };
    }

    Outcome<Provisioning> awaitHealthyCluster(Provisioning it) {
        return clusters.find(it.cluster())
                .map(ClusterHealth::of)
                .map(health -> await(it, health))
                .orElseGet(() -> refused("somebody deleted Cluster %s".formatted(it.cluster())));
    }

    private Outcome<Provisioning> await(Provisioning it, ClusterHealth health) {
        return switch (health) {
            case ClusterHealth.Healthy(var primary) -> done(it);
            case ClusterHealth.Progressing(var phase, var reason) ->
                    notYet(
                            withObstacles(it, saying(phase, reason)),
                            surroundings.provisioner().pollInterval());
            case ClusterHealth.Unrecoverable(var phase, var reason) ->
                    refused(saying(phase, reason));
        };
    }

    /** The operator's phase does not say that no node has room, or that an image is missing. */
    private String withObstacles(Provisioning it, String phase) {
        return Stream.concat(Stream.of(phase), instances.obstacles(it.cluster()).stream())
                .collect(Collectors.joining("; "));
    }

    /** Volumes are attached and data is copied: longer than any other step. */
    Duration deadline() {
        return surroundings.provisioner().healthyWithin();
    }

    Outcome<Provisioning> createPodMonitors(Provisioning it) {
        return podMonitors.create(it);
    }

    private static String saying(String phase, String reason) {
        return reason.isEmpty() ? phase : phase + ": " + reason;
    }
}
