package dev.pghaven.operations.quarkus.observe;

import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive means that no part of the engine has died, which only a restart would mend. */
@Liveness
@ApplicationScoped
class EngineLiveness implements HealthCheck {
    private static final String NAME = "engine";

    private final Engine engine;
    private final EngineLifecycle lifecycle;

    EngineLiveness(Engine engine, EngineLifecycle lifecycle) {
        this.engine = engine;
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        var dead = dead();
        return dead.isEmpty()
                ? HealthCheckResponse.up(NAME)
                : HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", "not running: " + String.join(", ", dead))
                        .build();
    }

    private List<String> dead() {
        return lifecycle.isStarted() && !lifecycle.isStopping() ? engine.dead() : List.of();
    }
}
