package dev.pghaven.provisioner.provision;

import dev.pghaven.azure.Identity;
import dev.pghaven.kubernetes.ServiceAccount;
import java.util.Optional;

/**
 * The Azure identity that the instances take on.
 *
 * @param clientId what their service account is annotated with
 * @param resource absent when somebody else looks after the federated credential
 * @param sharedAccount the account that the clusters of the namespace share, if they do
 */
public record AssumedIdentity(
        String clientId, Optional<Identity> resource, Optional<ServiceAccount> sharedAccount) {}
