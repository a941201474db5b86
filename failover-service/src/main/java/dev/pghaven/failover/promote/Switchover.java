package dev.pghaven.failover.promote;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterHealth;
import dev.pghaven.failover.PromotionConfiguration;
import dev.pghaven.failover.SwitchoverAnswer;
import dev.pghaven.failover.Switchovers;
import dev.pghaven.failover.canary.Canaries;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Asks the operator for the new primary, and waits until that stands and all is well again. */
@ApplicationScoped
class Switchover {
    private final Clusters clusters;
    private final Switchovers switchovers;
    private final Canaries canaries;
    private final PromotionConfiguration config;

    Switchover(
            Clusters clusters,
            Switchovers switchovers,
            Canaries canaries,
            PromotionConfiguration config) {
        this.clusters = clusters;
        this.switchovers = switchovers;
        this.canaries = canaries;
        this.config = config;
    }

    Outcome<Promoting> promote(Promoting it) {
        canaries.mark(it.operation());
        var before = it.found();
        return switch (switchovers.ask(
                it.cluster(), before.uid(), before.primary(), it.instance())) {
            case SwitchoverAnswer.Asked() -> done(it);
            case SwitchoverAnswer.Outrun() ->
                    notYet("somebody else wrote to the Cluster", config.pollInterval());
            case SwitchoverAnswer.Overtaken(var reason) -> refused(reason);
        };
    }

    Outcome<Promoting> awaitPrimary(Promoting it) {
        return atCluster(it, cluster -> primary(it, cluster));
    }

    Outcome<Promoting> awaitHealthy(Promoting it) {
        return atCluster(it, cluster -> healthy(it, cluster));
    }

    private Outcome<Promoting> primary(Promoting it, Cluster cluster) {
        var status = cluster.status();
        if (it.instance().equals(status.currentPrimary())) {
            return done(it);
        }
        // Until the operator has chosen, and where its choice is taken back, there is the old one.
        return it.instance().equals(status.targetPrimary())
                ? notYet(
                        "%s is the primary still, in phase '%s'"
                                .formatted(status.currentPrimary(), status.phase()),
                        config.pollInterval())
                : refused(
                        "the operator wants %s as the primary instead"
                                .formatted(status.targetPrimary()));
    }

    private Outcome<Promoting> healthy(Promoting it, Cluster cluster) {
        return switch (ClusterHealth.of(cluster)) {
            case ClusterHealth.Healthy(var primary) when primary.equals(it.instance()) ->
                    onItsTimeline(it, cluster.status().timelineID());
            case ClusterHealth.Healthy(var primary) ->
                    refused("the primary is %s by now".formatted(primary));
            case ClusterHealth.Progressing(var phase, var reason) ->
                    notYet(
                            "%d of %d instances are ready, phase '%s' %s"
                                    .formatted(
                                            cluster.status().readyInstances(),
                                            cluster.spec().instances(),
                                            phase,
                                            reason)
                                    .strip(),
                            config.pollInterval());
            case ClusterHealth.Unrecoverable(var phase, var reason) ->
                    refused("%s: %s".formatted(phase, reason));
        };
    }

    /** The operator says the new timeline a little later than the new primary. */
    private Outcome<Promoting> onItsTimeline(Promoting it, int timeline) {
        return timeline > it.found().timeline()
                ? done(it.on(timeline))
                : notYet("the operator says no new timeline yet", config.pollInterval());
    }

    private Outcome<Promoting> atCluster(Promoting it, Function<Cluster, Outcome<Promoting>> step) {
        return clusters.find(it.cluster())
                .filter(cluster -> it.found().uid().equals(cluster.metadata().getUid()))
                .map(step)
                .orElseGet(() -> refused("the Cluster is gone"));
    }
}
