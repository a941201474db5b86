package dev.pghaven.failover.drill;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterHealth;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.Standby;
import dev.pghaven.failover.Standbys;
import dev.pghaven.failover.SwitchoverAnswer;
import dev.pghaven.failover.Switchovers;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * Makes the old primary the primary again, where that was asked for. What was measured stands also
 * where it cannot be.
 */
@ApplicationScoped
class PromotionBack {
    static final String PROMOTE = "promote-back";
    static final String AWAIT = "await-promotion-back";

    /** All that is left to do once the drill is measured. */
    static final Set<String> STEPS = Set.of(PROMOTE, AWAIT);

    private final Clusters clusters;
    private final Standbys standbys;
    private final Switchovers switchovers;
    private final DrillConfiguration config;

    PromotionBack(
            Clusters clusters,
            Standbys standbys,
            Switchovers switchovers,
            DrillConfiguration config) {
        this.clusters = clusters;
        this.standbys = standbys;
        this.switchovers = switchovers;
        this.config = config;
    }

    Outcome<Drill> promote(Drill it) {
        return isWanted(it) ? promoteOnceItIsClose(it) : done(it);
    }

    Outcome<Drill> await(Drill it) {
        return isWanted(it) && it.back().reason().isEmpty() ? awaitIt(it) : done(it);
    }

    /** An operator may have promoted the old primary after all. */
    private static boolean isWanted(Drill it) {
        return it.asked().promoteBack() && !it.found().primary().equals(it.successor().primary());
    }

    private Outcome<Drill> promoteOnceItIsClose(Drill it) {
        return switch (standbys.of(it.cluster(), it.found().database())) {
            case Answer.Given<List<Standby>>(var known) ->
                    known.stream().anyMatch(standby -> isClose(it, standby))
                            ? ask(it)
                            : again(it.found().primary() + " is not close enough to be promoted");
            case Answer.NotReady<List<Standby>>(var why) -> again(why);
        };
    }

    private boolean isClose(Drill it, Standby standby) {
        return standby.instance().equals(it.found().primary())
                && standby.streaming()
                && standby.isWithin(config.maxLagBytes());
    }

    private Outcome<Drill> ask(Drill it) {
        var before = it.found();
        return switch (switchovers.ask(
                it.cluster(), before.uid(), it.successor().primary(), before.primary())) {
            case SwitchoverAnswer.Asked() -> done(it);
            case SwitchoverAnswer.Outrun() -> again("somebody else wrote to the Cluster");
            case SwitchoverAnswer.Overtaken(var reason) -> done(it.notPromotedBack(reason));
        };
    }

    private Outcome<Drill> awaitIt(Drill it) {
        return clusters.find(it.cluster())
                .filter(cluster -> it.found().uid().equals(cluster.metadata().getUid()))
                .map(cluster -> awaitIt(it, cluster))
                .orElseGet(() -> done(it.notPromotedBack("the Cluster is gone")));
    }

    private Outcome<Drill> awaitIt(Drill it, Cluster cluster) {
        return switch (ClusterHealth.of(cluster)) {
            case ClusterHealth.Healthy(var primary) when primary.equals(it.found().primary()) ->
                    done(it.promotedBack());
            case ClusterHealth.Healthy(var primary) ->
                    done(it.notPromotedBack("the primary is %s by now".formatted(primary)));
            case ClusterHealth.Progressing(var phase, _) ->
                    again("the promotion is not over, phase '%s'".formatted(phase));
            case ClusterHealth.Unrecoverable(var phase, var reason) ->
                    done(it.notPromotedBack("%s: %s".formatted(phase, reason)));
        };
    }

    private Outcome<Drill> again(String waitingFor) {
        return notYet(waitingFor, config.pollInterval());
    }
}
