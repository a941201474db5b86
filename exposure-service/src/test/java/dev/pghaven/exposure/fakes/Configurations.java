package dev.pghaven.exposure.fakes;

import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.ExposureConfiguration;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configurations as a properties file would give them. */
public final class Configurations {
    private static final Map<String, String> AZURE =
            Map.of(
                    "pghaven.azure.subscription-id", "sub",
                    "pghaven.azure.resource-group", "rg",
                    "pghaven.azure.aks-cluster", "aks",
                    "pghaven.azure.tenant-id", "tenant",
                    "pghaven.azure.client-id", "exposure-service",
                    "pghaven.azure.federated-token-file", "/var/run/token");

    private Configurations() {}

    public static ExposureConfiguration defaults() {
        return mapped(ExposureConfiguration.class, Map.of());
    }

    public static ContractConfiguration contract(Map<String, String> values) {
        return mapped(ContractConfiguration.class, values);
    }

    public static AzureConfiguration azure() {
        return mapped(AzureConfiguration.class, AZURE);
    }

    public static AzureConfiguration withoutAzure() {
        return mapped(AzureConfiguration.class, Map.of());
    }

    private static <T> T mapped(Class<T> type, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(type)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(type);
    }
}
