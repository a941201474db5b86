package dev.pghaven.provisioner.provision;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.azure.FederatedCredentials;
import dev.pghaven.azure.FederatedCredentials.Trust;
import dev.pghaven.azure.Identity;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.ServiceAccounts;
import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets the cluster's service account take on an Azure identity, before any pod asks for it. */
@ApplicationScoped
class CreateFederatedCredential {
    private final FederatedCredentials credentials;
    private final ServiceAccounts accounts;
    private final Surroundings surroundings;

    CreateFederatedCredential(
            FederatedCredentials credentials, ServiceAccounts accounts, Surroundings surroundings) {
        this.credentials = credentials;
        this.accounts = accounts;
        this.surroundings = surroundings;
    }

    Outcome<Provisioning> create(Provisioning it) {
        return WantedIdentity.of(it.spec().workloadIdentity(), surroundings)
                .map(wanted -> create(it, wanted))
                .orElseGet(() -> done(it));
    }

    private Outcome<Provisioning> create(Provisioning it, WantedIdentity wanted) {
        return wanted.resource()
                .map(identity -> trust(it, wanted, identity))
                .orElseGet(() -> assume(it, wanted, wanted.clientId().orElseThrow()));
    }

    private Outcome<Provisioning> trust(Provisioning it, WantedIdentity wanted, Identity identity) {
        return switch (credentials.grant(identity, wanted.account(it.cluster()))) {
            case Trust.Granted() ->
                    assume(
                            it,
                            wanted,
                            wanted.clientId().orElseGet(() -> credentials.clientIdOf(identity)));
            case Trust.Denied(var reason) -> refused(reason);
            case Trust.Busy(var reason, var retryAfter) -> notYet(reason, retryAfter);
        };
    }

    private Outcome<Provisioning> assume(Provisioning it, WantedIdentity wanted, String clientId) {
        var shared = wanted.sharedAccount(it.cluster());
        var applied =
                shared.map(account -> accounts.ensure(account, clientId))
                        .orElseGet(Applied.Accepted::new);
        return switch (applied) {
            case Applied.Accepted() ->
                    done(it.assuming(new AssumedIdentity(clientId, wanted.resource(), shared)));
            case Applied.Rejected(var reason) -> refused(reason);
        };
    }
}
