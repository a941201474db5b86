package dev.pghaven.provisioner;

import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.kubernetes.OperatorConfiguration;
import jakarta.inject.Singleton;

/** All that the provisioner is told about where it works. */
@Singleton
public record Surroundings(
        ProvisionerConfiguration provisioner,
        OperatorConfiguration operator,
        AzureConfiguration azure) {}
