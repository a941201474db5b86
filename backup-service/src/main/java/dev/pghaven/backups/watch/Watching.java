package dev.pghaven.backups.watch;

import dev.pghaven.backups.WatchConfiguration;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Begins the looks that are due, each on a thread of its own, so that none waits for another. */
@ApplicationScoped
class Watching {
    private static final Logger LOG = Logger.getLogger(Watching.class);

    /** Kubernetes, primary, archive, and something over for the store. */
    private static final int ANSWERS = 4;

    private final Watches watches;
    private final ArchiveWatch watch;
    private final EngineLifecycle lifecycle;
    private final Semaphore free;
    private final Duration lease;
    private volatile String away = "";

    Watching(
            Watches watches,
            ArchiveWatch watch,
            EngineLifecycle lifecycle,
            WatchConfiguration config) {
        this.watches = watches;
        this.watch = watch;
        this.lifecycle = lifecycle;
        this.free = new Semaphore(config.parallelism());
        this.lease = config.answersWithin().multipliedBy(ANSWERS);
    }

    @Scheduled(
            identity = "archive-watch",
            every = "{pghaven.backups.watch.tick}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        if (lifecycle.isStarted() && !lifecycle.isStopping()) {
            begin();
        }
    }

    private void begin() {
        var places = free.drainPermits();
        var taken = 0;
        try {
            for (var it : watches.claim(places, lease)) {
                taken++;
                Thread.ofVirtual().name("watch " + it.cluster()).start(() -> look(it));
            }
            away = "";
        } catch (RuntimeException e) {
            waits(e);
        } finally {
            free.release(places - taken);
        }
    }

    private void look(Claimed it) {
        try {
            watch.look(it);
        } catch (RuntimeException e) {
            LOG.warnf(e, "The look at the archive of %s led to nothing", it.cluster());
        } finally {
            free.release();
        }
    }

    /** It is tried again at every tick; that the watch waits, and why, is said once. */
    private void waits(RuntimeException e) {
        if (!away.equals(String.valueOf(e.getMessage()))) {
            LOG.warnf("The archive watch waits: %s", e.getMessage());
            away = String.valueOf(e.getMessage());
        }
    }
}
