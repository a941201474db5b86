package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.health.HealthRecords.Recorded;
import dev.pghaven.operations.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the looks of a cluster one after the other, and saves what they come to. Clusters do not
 * wait for each other, except for a connection to the store.
 */
class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final HealthRecords records;
    private final HealthMetrics metrics;
    private final HealthJudge judge;
    private final Pause pause;
    private final Semaphore connections;

    Telling(
            HealthRecords records,
            HealthMetrics metrics,
            HealthJudge judge,
            Pause pause,
            int parallelism) {
        this.records = records;
        this.metrics = metrics;
        this.judge = judge;
        this.pause = pause;
        this.connections = new Semaphore(parallelism);
    }

    /** Sleeps; answers whether the service stops meanwhile. */
    @FunctionalInterface
    interface Pause {
        boolean endsWithService(Duration time) throws InterruptedException;
    }

    /** Whoever calls has the patient's turn, and gives it on. */
    void begin(Rounds rounds, ClusterRef cluster, Patient patient) {
        Thread.ofVirtual()
                .name("health " + cluster)
                .start(() -> takeTurns(rounds, cluster, patient));
    }

    private void takeTurns(Rounds rounds, ClusterRef cluster, Patient patient) {
        var goesOn = true;
        while (goesOn) {
            var turn = patient.next();
            goesOn =
                    switch (turn) {
                        case Turn.Judge(var look) ->
                                untilDone(rounds, () -> tell(rounds, patient, look));
                        case Turn.Forget() ->
                                untilDone(rounds, () -> forget(rounds, cluster, patient));
                        case Turn.Over() -> false;
                    };
            patient.done(turn);
        }
    }

    /** False if somebody else tells by now. */
    private boolean tell(Rounds rounds, Patient patient, Look look) {
        var before = patient.recorded();
        var diagnosis = judge.judge(before.state(), look, Instant.now());
        if (diagnosis.news().isEmpty() && diagnosis.state().equals(before.state())) {
            patient.record(before, diagnosis.reconsider());
            return true;
        }
        var saved = save(rounds, before, look, diagnosis);
        if (saved) {
            var now = new Recorded(before.revision() + 1, diagnosis.state());
            patient.record(now, diagnosis.reconsider());
            metrics.told(look, diagnosis.news());
        } else {
            rounds.end();
        }
        return saved;
    }

    private boolean save(Rounds rounds, Recorded before, Look look, Diagnosis diagnosis) {
        var cluster = look.cluster().cluster();
        var saved =
                records.save(
                        rounds.replica(),
                        cluster,
                        before.revision(),
                        diagnosis.state(),
                        diagnosis.news());
        if (saved) {
            diagnosis.news().forEach(it -> log(cluster, it));
        }
        return saved;
    }

    private boolean forget(Rounds rounds, ClusterRef cluster, Patient patient) {
        records.forget(rounds.replica(), cluster);
        patient.record(Recorded.nothing(""), Optional.empty());
        return true;
    }

    /** The store may be away; what is to be told waits for it. */
    private boolean untilDone(Rounds rounds, Work work) {
        var reason = "";
        while (!rounds.haveEnded()) {
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
