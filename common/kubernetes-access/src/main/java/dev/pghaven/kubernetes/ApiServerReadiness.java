package dev.pghaven.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the API server answers. */
@Readiness
@ApplicationScoped
class ApiServerReadiness implements HealthCheck {
    private static final String NAME = "kubernetes";

    private final KubernetesClient client;

    ApiServerReadiness(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            var version = client.getKubernetesVersion().getGitVersion();
            return HealthCheckResponse.named(NAME).up().withData("version", version).build();
        } catch (KubernetesClientException e) {
            return HealthCheckResponse.named(NAME).down().withData("reason", Api.reason(e)).build();
        }
    }
}
