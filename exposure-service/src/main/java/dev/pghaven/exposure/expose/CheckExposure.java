package dev.pghaven.exposure.expose;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.cnpg.ApplicationDatabase;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterHealth;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.exposure.EndpointServices;
import dev.pghaven.exposure.ExposedClusters;
import dev.pghaven.exposure.ExposureConfiguration;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Refuses what can only fail later, and notes what stands before anything is changed. */
@ApplicationScoped
class CheckExposure {
    private final Clusters clusters;
    private final LoadBalancers loadBalancers;
    private final ExposedClusters exposedClusters;
    private final Requirements requirements;
    private final ExposureConfiguration config;

    CheckExposure(
            Clusters clusters,
            LoadBalancers loadBalancers,
            ExposedClusters exposedClusters,
            Requirements requirements,
            ExposureConfiguration config) {
        this.clusters = clusters;
        this.loadBalancers = loadBalancers;
        this.exposedClusters = exposedClusters;
        this.requirements = requirements;
        this.config = config;
    }

    Outcome<Exposing> check(Exposing it) {
        var objections = Stream.concat(requirements.unmet(it.exposure()), takenNames(it)).toList();
        if (!objections.isEmpty()) {
            return refused(String.join("; ", objections));
        }
        return clusters.find(it.cluster())
                .map(cluster -> whenMeant(it, cluster))
                .orElseGet(() -> refused("there is no Cluster %s".formatted(it.cluster())));
    }

    private Stream<String> takenNames(Exposing it) {
        return Stream.of(EndpointRole.values())
                .map(role -> EndpointServices.nameOf(it.cluster(), role))
                .flatMap(name -> taken(it, name));
    }

    private Stream<String> taken(Exposing it, String name) {
        return switch (loadBalancers.presenceOf(it.cluster(), name)) {
            case Presence.Absent _, Presence.Ours _ -> Stream.empty();
            case Presence.Foreign(var managedBy) ->
                    Stream.of(
                            "Service %s/%s exists and is managed by %s, not by pghaven"
                                    .formatted(it.cluster().namespace(), name, managedBy));
        };
    }

    private Outcome<Exposing> whenMeant(Exposing it, Cluster cluster) {
        return it.clusterUid().filter(uid -> !uid.equals(cluster.metadata().getUid())).isPresent()
                ? refused(
                        "the Cluster %s that was meant is gone; another has its name"
                                .formatted(it.cluster()))
                : whenServed(it, cluster);
    }

    /** A replica that is missing does not keep clients from the primary. */
    private Outcome<Exposing> whenServed(Exposing it, Cluster cluster) {
        return switch (ClusterHealth.of(cluster)) {
            case ClusterHealth.Healthy _ -> done(it.finding(foundOf(it, cluster)));
            case ClusterHealth.Progressing(var phase, _) ->
                    hasPrimary(cluster)
                            ? done(it.finding(foundOf(it, cluster)))
                            : notYet(
                                    "%s has no settled primary: %s".formatted(it.cluster(), phase),
                                    config.pollInterval());
            case ClusterHealth.Unrecoverable(var phase, var reason) ->
                    refused("%s cannot serve: %s %s".formatted(it.cluster(), phase, reason));
        };
    }

    private static boolean hasPrimary(Cluster cluster) {
        var status = cluster.status();
        return status != null
                && status.currentPrimary() != null
                && status.currentPrimary().equals(status.targetPrimary())
                && status.readyInstances() != null
                && status.readyInstances() > 0;
    }

    private Exposing.Found foundOf(Exposing it, Cluster cluster) {
        return new Exposing.Found(
                cluster.metadata().getUid(),
                ApplicationDatabase.nameOf(cluster),
                rolesOf(cluster),
                isPromised(it, cluster.metadata().getUid()));
    }

    /** Services may also be what an exposure left that never came to a promise. */
    private boolean isPromised(Exposing it, String clusterUid) {
        return exposedClusters
                .find(it.cluster())
                .filter(kept -> kept.clusterUid().equals(clusterUid))
                .isPresent();
    }

    private static List<EndpointRole> rolesOf(Cluster cluster) {
        return cluster.spec().instances() > 1
                ? List.of(EndpointRole.values())
                : List.of(EndpointRole.READ_WRITE);
    }
}
