package dev.pghaven.operations.quarkus.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive means that records are consumed as soon as Kafka and the store are there. */
@Liveness
@ApplicationScoped
class ConsumersLiveness implements HealthCheck {
    private static final String NAME = "consumers";

    private final Consumers consumers;

    ConsumersLiveness(Consumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        var dead = consumers.dead();
        return dead.isEmpty()
                ? HealthCheckResponse.up(NAME)
                : HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", "not consumed any more: " + String.join(", ", dead))
                        .build();
    }
}
