package dev.pghaven.failover.drill;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterHealth;
import dev.pghaven.failover.Disruptor;
import dev.pghaven.failover.Disruptors;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.PastDrills;
import dev.pghaven.failover.UndoAnswer;
import dev.pghaven.failover.canary.Canaries;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Breaks the primary that was found, and awaits what the operator makes of it. */
@ApplicationScoped
class BrokenPrimary {
    private final Clusters clusters;
    private final Disruptors disruptors;
    private final PastDrills past;
    private final Canaries canaries;
    private final DrillConfiguration config;

    BrokenPrimary(
            Clusters clusters,
            Disruptors disruptors,
            PastDrills past,
            Canaries canaries,
            DrillConfiguration config) {
        this.clusters = clusters;
        this.disruptors = disruptors;
        this.past = past;
        this.canaries = canaries;
        this.config = config;
    }

    /** Nothing is broken for nothing: not without a canary, and not somebody else's primary. */
    Outcome<Drill> disrupt(Drill it) {
        var disruptor = disruptors.of(it.asked().disruption());
        if (disruptor.filter(each -> each.missing().isEmpty()).isEmpty()) {
            return refused("the disruption is not configured any more");
        }
        var measured = canaries.mark(it.operation());
        if (!isWhole(it, disruptor.get())) {
            return done(it);
        }
        return measured
                ? atCluster(it, cluster -> disrupt(it, cluster, disruptor.get()))
                : refused("the client that was to measure is gone, and nothing was broken");
    }

    private Outcome<Drill> disrupt(Drill it, Cluster cluster, Disruptor disruptor) {
        var before = it.found();
        var status = cluster.status();
        if (!before.primary().equals(status.currentPrimary())
                || !before.primary().equals(status.targetPrimary())) {
            return refused(
                    "the primary is %s by now, and wanted is %s"
                            .formatted(status.currentPrimary(), status.targetPrimary()));
        }
        past.note(it.cluster(), it.operation());
        disruptor.disrupt(it.victim());
        return done(it);
    }

    Outcome<Drill> awaitSuccessor(Drill it) {
        return atCluster(it, cluster -> successor(it, cluster));
    }

    /** What clients see of the new primary is not to be spoilt by the old one. */
    Outcome<Drill> undo(Drill it) {
        return disruptors.of(it.asked().disruption()).filter(Disruptor::lasts).isPresent()
                        && canaries.writes(it.operation()).filter(writes -> !writes).isPresent()
                ? notYet("commits are not acknowledged yet", config.pollInterval())
                : makeUndone(it);
    }

    /** Nothing was broken where the check did not pass. */
    Outcome<Drill> makeUndone(Drill it) {
        return it.before()
                .flatMap(_ -> disruptors.of(it.asked().disruption()))
                .map(disruptor -> disruptor.undo(it.victim()))
                .map(answer -> afterUndo(it, answer))
                .orElseGet(() -> done(it));
    }

    private Outcome<Drill> afterUndo(Drill it, UndoAnswer answer) {
        return switch (answer) {
            case UndoAnswer.Done() -> done(it);
            case UndoAnswer.NotYet(var waitingFor) -> notYet(waitingFor, config.pollInterval());
        };
    }

    Outcome<Drill> awaitHealthy(Drill it) {
        return atCluster(it, cluster -> healthy(it, cluster));
    }

    private Outcome<Drill> successor(Drill it, Cluster cluster) {
        var status = cluster.status();
        var before = it.found();
        if (!before.primary().equals(status.currentPrimary())) {
            return done(it);
        }
        return isBack(it, cluster)
                ? done(it.recoveredAs(new Drill.After(before.primary(), before.timeline())))
                : notYet(
                        "%s is the primary still, and wanted is %s, in phase '%s'"
                                .formatted(
                                        status.currentPrimary(),
                                        status.targetPrimary(),
                                        status.phase()),
                        config.pollInterval());
    }

    /** The operator may have another look before it knows that the old one was gone. */
    private boolean isBack(Drill it, Cluster cluster) {
        return ClusterHealth.of(cluster) instanceof ClusterHealth.Healthy
                && victim(it).filter(now -> !now.equals(it.found().victim())).isPresent();
    }

    private Outcome<Drill> healthy(Drill it, Cluster cluster) {
        return switch (ClusterHealth.of(cluster)) {
            case ClusterHealth.Healthy(var primary) -> onItsTimeline(it, cluster, primary);
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

    /**
     * The operator says the new timeline a little later than the new primary. It may also fail over
     * although the old primary had come back.
     */
    private Outcome<Drill> onItsTimeline(Drill it, Cluster cluster, String primary) {
        var timeline = cluster.status().timelineID();
        if (timeline > it.found().timeline()) {
            return done(it.recoveredAs(new Drill.After(primary, timeline)));
        }
        return it.hadNoFailover() && primary.equals(it.found().primary())
                ? done(it)
                : notYet("the operator says no new timeline yet", config.pollInterval());
    }

    private boolean isWhole(Drill it, Disruptor disruptor) {
        return disruptor
                .victimOf(it.cluster(), it.found().primary())
                .filter(it.found().victim()::equals)
                .isPresent();
    }

    private Optional<String> victim(Drill it) {
        return disruptors
                .of(it.asked().disruption())
                .flatMap(disruptor -> disruptor.victimOf(it.cluster(), it.found().primary()));
    }

    private Outcome<Drill> atCluster(Drill it, Function<Cluster, Outcome<Drill>> step) {
        return clusters.find(it.cluster())
                .filter(cluster -> it.found().uid().equals(cluster.metadata().getUid()))
                .map(step)
                .orElseGet(() -> refused("the Cluster is gone"));
    }
}
