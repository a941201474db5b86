package dev.pghaven.exposure.contract;

import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import dev.pghaven.operations.watch.Lookout;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lets the contract watch look at the clusters that are due. */
@ApplicationScoped
class ContractWatching {
    /** Kubernetes before and after, and what may come of the endpoint in between. */
    private static final int ANSWERS = 15;

    private final EngineLifecycle lifecycle;
    private final Lookout<Claimed> lookout;

    ContractWatching(
            Contracts contracts,
            ContractWatch watch,
            EngineLifecycle lifecycle,
            ContractConfiguration config) {
        this.lifecycle = lifecycle;
        var lease = config.answersWithin().multipliedBy(ANSWERS);
        this.lookout =
                new Lookout<>(
                        "contract watch",
                        config.parallelism(),
                        places -> isRunning() ? contracts.claim(places, lease) : List.of(),
                        Claimed::cluster,
                        watch::look);
    }

    @Scheduled(
            identity = "contract-watch",
            every = "{pghaven.exposure.contract.tick}",
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
