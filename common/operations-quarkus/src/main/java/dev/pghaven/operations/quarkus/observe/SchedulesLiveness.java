package dev.pghaven.operations.quarkus.observe;

import dev.pghaven.operations.quarkus.OperationsConfiguration;
import dev.pghaven.operations.quarkus.ScheduleTicking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive means that somebody looks for schedules that are due, whether the store answers or not. */
@Liveness
@ApplicationScoped
class SchedulesLiveness implements HealthCheck {
    private static final String NAME = "schedules";

    /** Longer than a statement may take, and than the scheduler takes to begin. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ScheduleTicking ticking;
    private final Duration longest;

    SchedulesLiveness(ScheduleTicking ticking, OperationsConfiguration config) {
        this.ticking = ticking;
        this.longest = config.schedules().every().multipliedBy(3).plus(PATIENCE);
    }

    @Override
    public HealthCheckResponse call() {
        var silence = ticking.silence();
        return silence.compareTo(longest) < 0
                ? HealthCheckResponse.up(NAME)
                : HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", "no look at the schedules for " + silence)
                        .build();
    }
}
