package dev.pghaven.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.resources.fluentcore.arm.AzureConfigurable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;

/** What a client of Azure Resource Manager needs to enter it by workload identity. */
@ApplicationScoped
public class ArmLogin {
    private final AzureConfiguration config;
    private final AzureLogin login;

    ArmLogin(AzureConfiguration config, AzureLogin login) {
        this.config = config;
        this.login = login;
    }

    public <C extends AzureConfigurable<C>> C configured(C client) {
        return client.withHttpClient(login.http()).withRetryPolicy(noRetries());
    }

    public TokenCredential credential() {
        return login.credential();
    }

    public AzureProfile profile(String subscription) {
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
