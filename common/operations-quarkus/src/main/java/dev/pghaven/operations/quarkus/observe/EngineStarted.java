package dev.pghaven.operations.quarkus.observe;

import dev.pghaven.operations.quarkus.EngineLifecycle;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started means that the store was there once, and is up to date. */
@Startup
@ApplicationScoped
class EngineStarted implements HealthCheck {
    private static final String NAME = "engine";

    private final EngineLifecycle lifecycle;

    EngineStarted(EngineLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        return lifecycle.isStarted()
                ? HealthCheckResponse.up(NAME)
                : HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", lifecycle.lastFailure())
                        .build();
    }
}
