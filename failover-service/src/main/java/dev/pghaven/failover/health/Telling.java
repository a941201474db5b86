package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.health.HealthRecords.Recorded;
import dev.pghaven.operations.Announcement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the looks of a cluster one after the other, and saves what they come to. Clusters do not
 * wait for each other, except for a connection to the store.
 */
final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final HealthRecords records;
    private final HealthMetrics metrics;
    private final HealthJudge judge;
    private final Pause pause;
    private final InstantSource clock;
    private final Semaphore connections;

    Telling(
            HealthRecords records,
            HealthMetrics metrics,
            HealthJudge judge,
            Pause pause,
            InstantSource clock,
            int parallelism) {
        this.records = records;
        this.metrics = metrics;
        this.judge = judge;
        this.pause = pause;
        this.clock = clock;
        this.connections = new Semaphore(parallelism);
    }

    /** Sleeps; answers whether the service stops meanwhile. */
    @FunctionalInterface
    interface Pause {
        boolean endsWithService(Duration time) throws InterruptedException;
    }

    /** Whoever calls has the cluster's turn, and gives it on. */
    void begin(Leadership leadership, ClusterRef cluster, WatchedCluster watched) {
        Thread.ofVirtual()
                .name("health " + cluster)
                .start(() -> takeTurns(leadership, cluster, watched));
    }

    private void takeTurns(Leadership leadership, ClusterRef cluster, WatchedCluster watched) {
        var goesOn = true;
        while (goesOn) {
            var turn = watched.next();
            goesOn =
                    switch (turn) {
                        case Turn.Judge(var look) ->
                                untilDone(leadership, () -> tell(leadership, watched, look));
                        case Turn.Forget() ->
                                untilDone(leadership, () -> forget(leadership, cluster, watched));
                        case Turn.Over() -> false;
                    };
            watched.done(turn);
        }
    }

    /** False if somebody else tells by now. */
    private boolean tell(Leadership leadership, WatchedCluster watched, Look look) {
        var before = watched.recorded();
        var judgement = judge.judge(before.state(), look, clock.instant());
        if (judgement.news().isEmpty() && judgement.state().equals(before.state())) {
            watched.record(before, judgement.reconsider());
            return true;
        }
        var saved = save(leadership, before, look, judgement);
        if (saved) {
            var now = new Recorded(before.revision() + 1, judgement.state());
            watched.record(now, judgement.reconsider());
            metrics.told(look, judgement.news());
        } else {
            leadership.end();
        }
        return saved;
    }

    private boolean save(Leadership leadership, Recorded before, Look look, Judgement judgement) {
        var cluster = look.cluster().cluster();
        var saved =
                records.save(
                        leadership.replica(),
                        cluster,
                        before.revision(),
                        judgement.state(),
                        judgement.news());
        if (saved) {
            judgement.news().forEach(it -> log(cluster, it));
        }
        return saved;
    }

    private boolean forget(Leadership leadership, ClusterRef cluster, WatchedCluster watched) {
        records.forget(leadership.replica(), cluster);
        watched.record(Recorded.nothing(""), Optional.empty());
        return true;
    }

    /** The store may be away; what is to be told waits for it. */
    private boolean untilDone(Leadership leadership, Work work) {
        var reason = "";
        while (!leadership.hasEnded()) {
            try {
                return withConnection(work);
            } catch (RuntimeException e) {
                if (!reason.equals(e.toString())) {
                    reason = e.toString();
                    LOG.atWarn().addKeyValue("reason", reason).log("a cluster's health waits");
                }
                if (stopsWhileWaiting()) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean withConnection(Work work) {
        connections.acquireUninterruptibly();
        try {
            return work.isDone();
        } finally {
            connections.release();
        }
    }

    private boolean stopsWhileWaiting() {
        try {
            return pause.endsWithService(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void log(ClusterRef cluster, Announcement it) {
        LOG.atInfo()
                .addKeyValue("cluster", cluster)
                .addKeyValue("fact", it.fact())
                .log("the cluster's health has changed");
    }

    @FunctionalInterface
    private interface Work {
        boolean isDone();
    }
}
