package dev.pghaven.provisioner.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.azure.resourcemanager.containerservice.ContainerServiceManager;
import com.azure.resourcemanager.msi.MsiManager;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Azure Resource Manager, entered by workload identity. Made at first use, not at the start. */
@ApplicationScoped
class Arm {
    private final ProvisionerConfiguration.Azure config;
    private final Map<String, MsiManager> identities = new ConcurrentHashMap<>();
    private final Map<String, ContainerServiceManager> containers = new ConcurrentHashMap<>();
    private final HttpClient http;

    Arm(ProvisionerConfiguration config) {
        this.config = config.azure();
        this.http =
                new JdkHttpClientBuilder()
                        .connectionTimeout(this.config.timeout())
                        .responseTimeout(this.config.timeout())
                        .readTimeout(this.config.timeout())
                        .build();
    }

    MsiManager identities(String subscription) {
        return identities.computeIfAbsent(
                subscription,
                it ->
                        MsiManager.configure()
                                .withHttpClient(http)
                                .withRetryPolicy(noRetries())
                                .authenticate(credential(), profile(it)));
    }

    ContainerServiceManager containers(String subscription) {
        return containers.computeIfAbsent(
                subscription,
                it ->
                        ContainerServiceManager.configure()
                                .withHttpClient(http)
                                .withRetryPolicy(noRetries())
                                .authenticate(credential(), profile(it)));
    }

    private TokenCredential credential() {
        var login =
                new WorkloadIdentityCredentialBuilder()
                        .httpClient(http)
                        .authorityHost(config.authorityHost().toString())
                        .tenantId(required("tenant-id", config.tenantId()))
                        .clientId(required("client-id", config.clientId()))
                        .tokenFilePath(tokenFile());
        return config.instanceDiscovery()
                ? login.build()
                : login.disableInstanceDiscovery().build();
    }

    private String tokenFile() {
        return required("federated-token-file", config.federatedTokenFile().map(Path::toString));
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

    static String required(String key, Optional<String> value) {
        return value.orElseThrow(() ->
                new IllegalStateException("pghaven.provisioner.azure." + key + " is not set"));
    }
}
