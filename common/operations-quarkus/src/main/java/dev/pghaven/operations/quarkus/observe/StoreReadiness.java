package dev.pghaven.operations.quarkus.observe;

import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import dev.pghaven.operations.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the store answers and is up to date. */
@Readiness
@ApplicationScoped
class StoreReadiness implements HealthCheck {
    private static final String NAME = "store";

    private final Engine engine;
    private final EngineLifecycle lifecycle;

    StoreReadiness(Engine engine, EngineLifecycle lifecycle) {
        this.engine = engine;
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        if (!lifecycle.isStarted()) {
            return down(lifecycle.lastFailure());
        }
        try {
            engine.outbox().lag();
            return HealthCheckResponse.up(NAME);
        } catch (StoreException e) {
            return down(e.getMessage());
        }
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }
}
