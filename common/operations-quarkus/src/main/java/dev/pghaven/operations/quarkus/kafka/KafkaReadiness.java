package dev.pghaven.operations.quarkus.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that Kafka answers. */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {
    private static final String NAME = "kafka";
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Map<String, Object> broker;
    private Admin admin;

    KafkaReadiness(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            var nodes =
                    admin().describeCluster().nodes().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return HealthCheckResponse.named(NAME).up().withData("brokers", nodes.size()).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down("interrupted");
        } catch (ExecutionException e) {
            return down(e.getCause().getMessage());
        } catch (TimeoutException e) {
            return down("no broker answered within " + LIMIT);
        } catch (KafkaException e) {
            return down(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        }
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            var settings = new HashMap<>(broker);
            var millis = Math.toIntExact(LIMIT.toMillis());
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
            admin = Admin.create(settings);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
