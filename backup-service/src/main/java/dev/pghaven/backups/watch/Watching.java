package dev.pghaven.backups.watch;

import dev.pghaven.backups.WatchConfiguration;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import dev.pghaven.operations.watch.Lookout;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lets the archive watch look at the clusters that are due. */
@ApplicationScoped
class Watching {
    /** Kubernetes, primary, archive, and something over for the store. */
    private static final int ANSWERS = 4;

    private final EngineLifecycle lifecycle;
    private final Lookout<Claimed> lookout;

    Watching(
            Watches watches,
            ArchiveWatch watch,
            EngineLifecycle lifecycle,
            WatchConfiguration config) {
        this.lifecycle = lifecycle;
        var lease = config.answersWithin().multipliedBy(ANSWERS);
        this.lookout =
                new Lookout<>(
                        "archive watch",
                        config.parallelism(),
                        places -> isRunning() ? watches.claim(places, lease) : List.of(),
                        Claimed::cluster,
                        watch::look);
    }

    @Scheduled(
            identity = "archive-watch",
            every = "{pghaven.backups.watch.tick}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        if (isRunning()) {
            lookout.begin();
        }
    }

    private boolean isRunning() {
        return lifecycle.isStarted() && !lifecycle.isStopping();
    }
}
