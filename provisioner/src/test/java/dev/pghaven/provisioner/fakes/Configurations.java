package dev.pghaven.provisioner.fakes;

import dev.pghaven.provisioner.ProvisionerConfiguration;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configurations as a properties file would give them. */
public final class Configurations {
    private static final Map<String, String> AZURE =
            Map.of(
                    "pghaven.provisioner.azure.subscription-id", "sub",
                    "pghaven.provisioner.azure.resource-group", "rg",
                    "pghaven.provisioner.azure.aks-cluster", "aks",
                    "pghaven.provisioner.azure.tenant-id", "tenant",
                    "pghaven.provisioner.azure.client-id", "provisioner",
                    "pghaven.provisioner.azure.federated-token-file", "/var/run/token",
                    "pghaven.provisioner.azure.region", "westus3",
                    "pghaven.provisioner.workload-identity.name", "mi-postgres");

    private Configurations() {}

    public static ProvisionerConfiguration withoutAzure() {
        return with(Map.of());
    }

    public static ProvisionerConfiguration withAzure() {
        return with(AZURE);
    }

    public static ProvisionerConfiguration withSharedServiceAccount() {
        return builder(AZURE)
                .withDefaultValue(
                        "pghaven.provisioner.workload-identity.service-account-name", "postgres")
                .build()
                .getConfigMapping(ProvisionerConfiguration.class);
    }

    public static ProvisionerConfiguration with(Map<String, String> values) {
        return builder(values).build().getConfigMapping(ProvisionerConfiguration.class);
    }

    private static SmallRyeConfigBuilder builder(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProvisionerConfiguration.class)
                .withDefaultValues(values);
    }
}
