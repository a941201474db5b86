package dev.pghaven.backups.verify;

import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.azure.Identity;
import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.kubernetes.ServiceAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Azure identity of copies, and the service account by which a copy takes it on. */
@ApplicationScoped
class VerificationIdentity {
    private final VerificationConfiguration config;
    private final AzureConfiguration azure;

    VerificationIdentity(VerificationConfiguration config, AzureConfiguration azure) {
        this.config = config;
        this.azure = azure;
    }

    /** The keys without which there is none. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        if (config.identity().name().isEmpty()) {
            missing.add("pghaven.backups.verification.identity.name");
        }
        if (group().isEmpty()) {
            missing.add("pghaven.backups.verification.identity.resource-group");
        }
        if (azure.subscriptionId().isEmpty()) {
            missing.add("pghaven.azure.subscription-id");
        }
        return List.copyOf(missing);
    }

    Optional<Identity> resource() {
        return missing().isEmpty()
                ? Optional.of(
                        new Identity(
                                azure.subscriptionId().orElseThrow(),
                                group().orElseThrow(),
                                config.identity().name().orElseThrow()))
                : Optional.empty();
    }

    ServiceAccount shared() {
        return new ServiceAccount(config.namespace(), config.serviceAccountName());
    }

    private Optional<String> group() {
        return config.identity().resourceGroup().or(azure::resourceGroup);
    }
}
