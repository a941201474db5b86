package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.operations.quarkus.EngineLifecycle;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Starts what this service consumes, and ends it in time. */
@ApplicationScoped
class Consumers {
    private static final int BEFORE_THE_ENGINE = 1;

    private final List<Consumption> all;
    private final EngineLifecycle lifecycle;

    Consumers(List<Consumption> all, EngineLifecycle lifecycle) {
        this.all = all;
        this.lifecycle = lifecycle;
    }

    void onStart(@Observes StartupEvent event) {
        all.forEach(Consumption::start);
    }

    /** What was polled is finished first, while the engine still takes it. */
    void onStop(@Observes @Priority(BEFORE_THE_ENGINE) ShutdownEvent event)
            throws InterruptedException {
        lifecycle.stop();
        for (var consumption : all) {
            consumption.awaitEnd();
        }
    }

    /** The topics that nobody will consume any more. */
    List<String> dead() {
        return all.stream().filter(it -> !it.isAlive()).map(Consumption::topic).toList();
    }
}
