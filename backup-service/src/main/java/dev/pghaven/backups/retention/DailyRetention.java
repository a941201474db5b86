package dev.pghaven.backups.retention;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Evaluates the retention of each cluster once a day, by one replica. */
@ApplicationScoped
class DailyRetention {
    private static final Logger LOG = Logger.getLogger(DailyRetention.class);

    /** Reading a large catalog takes minutes; one that cannot be read is tried again after it. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Evaluations evaluations;
    private final RetentionEvaluation evaluation;
    private final LostMoments lostMoments;
    private final EngineLifecycle lifecycle;

    DailyRetention(
            Evaluations evaluations,
            RetentionEvaluation evaluation,
            LostMoments lostMoments,
            EngineLifecycle lifecycle) {
        this.evaluations = evaluations;
        this.evaluation = evaluation;
        this.lostMoments = lostMoments;
        this.lifecycle = lifecycle;
    }

    @Scheduled(
            identity = "retention",
            every = "{pghaven.backups.retention.tick}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        var due = next();
        while (due.isPresent()) {
            evaluate(due.get());
            due = next();
        }
    }

    private Optional<ClusterRef> next() {
        try {
            return lifecycle.isStarted() && !lifecycle.isStopping()
                    ? evaluations.claim(LEASE)
                    : Optional.empty();
        } catch (RuntimeException e) {
            LOG.warnf("The evaluation of retention waits: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private void evaluate(ClusterRef cluster) {
        try {
            evaluation.evaluate(cluster);
            lostMoments.forget(cluster);
        } catch (RuntimeException e) {
            LOG.warnf("The retention of %s cannot be evaluated now: %s", cluster, e.getMessage());
        }
    }
}
