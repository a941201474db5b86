package dev.pghaven.provisioner;

import dev.pghaven.azure.Identity;
import java.util.Optional;

/** The Azure identity that instances take on unless a request names another. */
public final class ConfiguredIdentity {
    private ConfiguredIdentity() {}

    public static Optional<Identity> of(Surroundings surroundings) {
        var identity = surroundings.provisioner().workloadIdentity();
        var azure = surroundings.azure();
        return identity.name()
                .map(name ->
                        new Identity(
                                azure.subscriptionId().orElseThrow(),
                                identity.resourceGroup().or(azure::resourceGroup).orElseThrow(),
                                name));
    }
}
