package dev.pghaven.contracts.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * The user assigned identity that the instances take on in Azure.
 *
 * @param identity where it is; a federated credential is written there
 * @param clientId its client id; asked from ARM when absent. Given alone, somebody else looks after
 *     the federated credential
 * @param serviceAccountName a service account that clusters of the namespace share (operator 1.29
 *     and later); each cluster has its own when absent
 */
public record WorkloadIdentity(
        Optional<IdentityResource> identity,
        Optional<String> clientId,
        Optional<String> serviceAccountName) {

    /**
     * A user assigned identity as ARM names it.
     *
     * @param subscriptionId the service's own subscription when absent
     */
    public record IdentityResource(
            Optional<String> subscriptionId,
            @Required String resourceGroup,
            @Required String name) {
        public IdentityResource {
            subscriptionId = Objects.requireNonNullElse(subscriptionId, Optional.empty());
        }
    }

    public WorkloadIdentity {
        identity = Objects.requireNonNullElse(identity, Optional.empty());
        clientId = Objects.requireNonNullElse(clientId, Optional.empty());
        serviceAccountName = Objects.requireNonNullElse(serviceAccountName, Optional.empty());
    }
}
