package dev.pghaven.provisioner;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stops the start when keys that belong together are not all there. */
@ApplicationScoped
public class ConfigurationCheck {
    private static final String AZURE = "pghaven.provisioner.azure.";

    private final ProvisionerConfiguration config;

    ConfigurationCheck(ProvisionerConfiguration config) {
        this.config = config;
    }

    void onStart(@Observes StartupEvent event) {
        var missing = missing(config);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "pghaven.provisioner.workload-identity.name is set, so these must be, too: "
                            + String.join(", ", missing));
        }
    }

    static List<String> missing(ProvisionerConfiguration config) {
        return config.workloadIdentity().name().isPresent() ? missingForAzure(config) : List.of();
    }

    /** The keys without which no federated credential can be written. */
    public static List<String> missingForAzure(ProvisionerConfiguration config) {
        var missing = new ArrayList<String>();
        var azure = config.azure();
        require("subscription-id", azure.subscriptionId(), missing);
        require("resource-group", azure.resourceGroup(), missing);
        require("aks-cluster", azure.aksCluster(), missing);
        require("tenant-id", azure.tenantId(), missing);
        require("client-id", azure.clientId(), missing);
        require("federated-token-file", azure.federatedTokenFile(), missing);
        return List.copyOf(missing);
    }

    private static void require(String key, Optional<?> value, List<String> missing) {
        if (value.isEmpty()) {
            missing.add(AZURE + key);
        }
    }
}
