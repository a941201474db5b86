package dev.pghaven.failover.promote;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.cnpg.ApplicationDatabase;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.failover.PromotionConfiguration;
import dev.pghaven.failover.Standby;
import dev.pghaven.failover.Standbys;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.Instances;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Refuses a promotion that would do harm or nothing, with every reason at once. */
@ApplicationScoped
class CheckPromotion {
    private final Clusters clusters;
    private final Instances instances;
    private final Standbys standbys;
    private final PromotionConfiguration config;

    CheckPromotion(
            Clusters clusters,
            Instances instances,
            Standbys standbys,
            PromotionConfiguration config) {
        this.clusters = clusters;
        this.instances = instances;
        this.standbys = standbys;
        this.config = config;
    }

    Outcome<Promoting> check(Promoting it) {
        return clusters.find(it.cluster())
                .map(cluster -> check(it, cluster))
                .orElseGet(() -> refused("there is no Cluster " + it.cluster()));
    }

    private Outcome<Promoting> check(Promoting it, Cluster cluster) {
        var objections = new Objections(it, cluster, instances.withoutNodes(it.cluster()));
        if (!objections.hasPrimaryToAsk()) {
            return answer(it, cluster, objections.all());
        }
        var database = ApplicationDatabase.nameOf(cluster);
        return switch (standbys.of(it.cluster(), database)) {
            case Answer.Given<List<Standby>>(var known) ->
                    answer(it, cluster, objections.andOf(known));
            case Answer.NotReady<List<Standby>>(var why) ->
                    objections.all().isEmpty()
                            ? notYet(why, config.pollInterval())
                            : answer(it, cluster, objections.all());
        };
    }

    private static Outcome<Promoting> answer(
            Promoting it, Cluster cluster, List<String> objections) {
        return objections.isEmpty()
                ? done(it.from(before(cluster)))
                : refused(String.join("; ", objections));
    }

    private static Promoting.Before before(Cluster cluster) {
        return new Promoting.Before(
                cluster.metadata().getUid(),
                ApplicationDatabase.nameOf(cluster),
                cluster.status().currentPrimary(),
                cluster.status().timelineID());
    }
}
