package dev.pghaven.azure;

import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.containerservice.ContainerServiceManager;
import com.azure.resourcemanager.msi.MsiManager;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Azure Resource Manager, entered by workload identity. Made at first use, not at the start. */
@ApplicationScoped
class Arm {
    private final AzureConfiguration config;
    private final Map<String, MsiManager> identities = new ConcurrentHashMap<>();
    private final Map<String, ContainerServiceManager> containers = new ConcurrentHashMap<>();
    private final AzureLogin login;

    Arm(AzureConfiguration config, AzureLogin login) {
        this.config = config;
        this.login = login;
    }

    MsiManager identities(String subscription) {
        return identities.computeIfAbsent(
                subscription,
                it ->
                        MsiManager.configure()
                                .withHttpClient(login.http())
                                .withRetryPolicy(noRetries())
                                .authenticate(login.credential(), profile(it)));
    }

    ContainerServiceManager containers(String subscription) {
        return containers.computeIfAbsent(
                subscription,
                it ->
                        ContainerServiceManager.configure()
                                .withHttpClient(login.http())
                                .withRetryPolicy(noRetries())
                                .authenticate(login.credential(), profile(it)));
    }

    private AzureProfile profile(String subscription) {
        return new AzureProfile(config.tenantId().orElseThrow(), subscription, environment());
    }

    private AzureEnvironment environment() {
        var endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
        var manager = config.resourceManager().toString();
        endpoints.put("resourceManagerEndpointUrl", manager);
        endpoints.put("managementEndpointUrl", manager);
        endpoints.put("activeDirectoryEndpointUrl", config.authorityHost().toString());
        return new AzureEnvironment(endpoints);
    }

    /** The runner tries again, and its timeline shows why. */
    private static RetryPolicy noRetries() {
        return new RetryPolicy(new RetryOptions(new FixedDelayOptions(0, Duration.ofSeconds(1))));
    }
}
