package dev.pghaven.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which keys of the configuration belong together. */
public final class AzureKeys {
    private static final String PREFIX = "pghaven.azure.";

    private AzureKeys() {}

    /** The keys without which nobody can log in to Azure, as far as they are not set. */
    public static List<String> missingForLogin(AzureConfiguration config) {
        var missing = new ArrayList<String>();
        require("tenant-id", config.tenantId(), missing);
        require("client-id", config.clientId(), missing);
        require("federated-token-file", config.federatedTokenFile(), missing);
        return List.copyOf(missing);
    }

    /** The keys without which no federated credential can be written. */
    public static List<String> missingForFederation(AzureConfiguration config) {
        var missing = new ArrayList<String>();
        require("subscription-id", config.subscriptionId(), missing);
        require("resource-group", config.resourceGroup(), missing);
        require("aks-cluster", config.aksCluster(), missing);
        missing.addAll(missingForLogin(config));
        return List.copyOf(missing);
    }

    static <T> T required(String key, Optional<T> value) {
        return value.orElseThrow(() -> new IllegalStateException(PREFIX + key + " is not set"));
    }

    private static void require(String key, Optional<?> value, List<String> missing) {
        if (value.isEmpty()) {
            missing.add(PREFIX + key);
        }
    }
}
