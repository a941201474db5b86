package dev.pghaven.provisioner;

import java.util.Optional;

/** The Azure identity that instances take on unless a request names another. */
public final class ConfiguredIdentity {
    private ConfiguredIdentity() {}

    public static Optional<Identity> of(ProvisionerConfiguration config) {
        var identity = config.workloadIdentity();
        var azure = config.azure();
        return identity.name()
                .map(name ->
                        new Identity(
                                azure.subscriptionId().orElseThrow(),
                                identity.resourceGroup().or(azure::resourceGroup).orElseThrow(),
                                name));
    }
}
