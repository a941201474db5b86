package dev.pghaven.provisioner.fakes;

import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.kubernetes.OperatorConfiguration;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import dev.pghaven.provisioner.Surroundings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Configurations as a properties file would give them. */
public final class Configurations {
    private static final Map<String, String> AZURE =
            Map.of(
                    "pghaven.azure.subscription-id", "sub",
                    "pghaven.azure.resource-group", "rg",
                    "pghaven.azure.aks-cluster", "aks",
                    "pghaven.azure.tenant-id", "tenant",
                    "pghaven.azure.client-id", "provisioner",
                    "pghaven.azure.federated-token-file", "/var/run/token",
                    "pghaven.azure.region", "westus3",
                    "pghaven.provisioner.workload-identity.name", "mi-postgres");

    private Configurations() {}

    public static Surroundings withoutAzure() {
        return with(Map.of());
    }

    public static Surroundings withAzure() {
        return with(AZURE);
    }

    public static Surroundings withAzureAnd(String key, String value) {
        var values = new HashMap<>(AZURE);
        values.put(key, value);
        return with(values);
    }

    public static Surroundings withSharedServiceAccount() {
        return withAzureAnd(
                "pghaven.provisioner.workload-identity.service-account-name", "postgres");
    }

    public static Surroundings with(Map<String, String> values) {
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(ProvisionerConfiguration.class)
                        .withMapping(OperatorConfiguration.class)
                        .withMapping(AzureConfiguration.class)
                        .withDefaultValues(values)
                        .build();
        return new Surroundings(
                config.getConfigMapping(ProvisionerConfiguration.class),
                config.getConfigMapping(OperatorConfiguration.class),
                config.getConfigMapping(AzureConfiguration.class));
    }
}
