package dev.pghaven.failover.drill;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.cnpg.ApplicationDatabase;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.failover.Disruptor;
import dev.pghaven.failover.Disruptors;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.Standby;
import dev.pghaven.failover.Standbys;
import dev.pghaven.failover.preflight.ClusterObjections;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Refuses a drill that would do harm or prove nothing, with every reason at once. */
@ApplicationScoped
class CheckDrill {
    private final Clusters clusters;
    private final Standbys standbys;
    private final Disruptors disruptors;
    private final DrillTiming timing;
    private final DrillConfiguration config;

    CheckDrill(
            Clusters clusters,
            Standbys standbys,
            Disruptors disruptors,
            DrillTiming timing,
            DrillConfiguration config) {
        this.clusters = clusters;
        this.standbys = standbys;
        this.disruptors = disruptors;
        this.timing = timing;
        this.config = config;
    }

    Outcome<Drill> check(Drill it) {
        return clusters.find(it.cluster())
                .map(cluster -> check(it, cluster))
                .orElseGet(() -> refused("there is no Cluster " + it.cluster()));
    }

    private Outcome<Drill> check(Drill it, Cluster cluster) {
        var objections = objections(it, cluster);
        if (!new ClusterObjections(cluster).isSettled()) {
            return refused(String.join("; ", objections));
        }
        return switch (standbys.of(it.cluster(), ApplicationDatabase.nameOf(cluster))) {
            case Answer.Given<List<Standby>>(var known) ->
                    answer(it, cluster, known, and(objections, it, cluster, known));
            case Answer.NotReady<List<Standby>>(var why) ->
                    objections.isEmpty()
                            ? notYet(why, config.pollInterval())
                            : refused(String.join("; ", objections));
        };
    }

    private List<String> objections(Drill it, Cluster cluster) {
        return Stream.of(
                        new ClusterObjections(cluster).all().stream(),
                        DrillObjections.archiving(cluster),
                        DrillObjections.disruption(
                                it.asked().disruption(), disruptors, it.cluster(), cluster),
                        timing.objections(it.cluster()))
                .flatMap(reason -> reason)
                .toList();
    }

    private List<String> and(
            List<String> objections, Drill it, Cluster cluster, List<Standby> known) {
        return Stream.of(
                        objections.stream(),
                        DrillObjections.standbys(cluster, known, config.maxLagBytes()),
                        DrillObjections.durability(
                                it.asked().disruption(), disruptors, cluster, known))
                .flatMap(reason -> reason)
                .toList();
    }

    private Outcome<Drill> answer(
            Drill it, Cluster cluster, List<Standby> known, List<String> objections) {
        return objections.isEmpty()
                ? found(it, cluster, known)
                : refused(String.join("; ", objections));
    }

    private Outcome<Drill> found(Drill it, Cluster cluster, List<Standby> known) {
        var primary = cluster.status().currentPrimary();
        return disruptor(it)
                .victimOf(it.cluster(), primary)
                .map(victim ->
                        done(
                                it.from(
                                        new Drill.Before(
                                                cluster.metadata().getUid(),
                                                ApplicationDatabase.nameOf(cluster),
                                                primary,
                                                cluster.status().timelineID(),
                                                victim,
                                                known.stream().anyMatch(Standby::synchronous)))))
                .orElseGet(() ->
                        refused("the primary %s is gone, or broken already".formatted(primary)));
    }

    private Disruptor disruptor(Drill it) {
        return disruptors.of(it.asked().disruption()).orElseThrow();
    }
}
