package dev.pghaven.provisioner;

import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.azure.AzureKeys;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Stops the start when keys that belong together are not all there. */
@ApplicationScoped
public class ConfigurationCheck {
    private final ProvisionerConfiguration config;
    private final AzureConfiguration azure;

    ConfigurationCheck(ProvisionerConfiguration config, AzureConfiguration azure) {
        this.config = config;
        this.azure = azure;
    }

    void onStart(@Observes StartupEvent event) {
        var missing = missing(config, azure);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "pghaven.provisioner.workload-identity.name is set, so these must be, too: "
                            + String.join(", ", missing));
        }
    }

    static List<String> missing(ProvisionerConfiguration config, AzureConfiguration azure) {
        return config.workloadIdentity().name().isPresent()
                ? AzureKeys.missingForFederation(azure)
                : List.of();
    }
}
