package dev.pghaven.operations.quarkus.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive means that requests are consumed as soon as Kafka and the store are there. */
@Liveness
@ApplicationScoped
class RequestsLiveness implements HealthCheck {
    private static final String NAME = "requests";

    private final RequestConsumer consumer;

    RequestsLiveness(RequestConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        return consumer.isAlive()
                ? HealthCheckResponse.up(NAME)
                : HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", "the consumer's thread has ended")
                        .build();
    }
}
