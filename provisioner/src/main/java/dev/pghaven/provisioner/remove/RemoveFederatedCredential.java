package dev.pghaven.provisioner.remove;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.azure.FederatedCredentials;
import dev.pghaven.azure.FederatedCredentials.Trust;
import dev.pghaven.azure.Identity;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.ServiceAccount;
import dev.pghaven.kubernetes.ServiceAccounts;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends the trust of the Azure identity, unless another cluster still lives on it. */
@ApplicationScoped
class RemoveFederatedCredential {
    private final FederatedCredentials credentials;
    private final ServiceAccounts accounts;
    private final Clusters clusters;

    RemoveFederatedCredential(
            FederatedCredentials credentials, ServiceAccounts accounts, Clusters clusters) {
        this.credentials = credentials;
        this.accounts = accounts;
        this.clusters = clusters;
    }

    Outcome<Removal> remove(Removal it) {
        if (isSharedByOthers(it)) {
            return done(it);
        }
        return it.identity().map(identity -> withdraw(it, identity)).orElseGet(() -> forget(it));
    }

    /** Whether the account's trust is gone, or has to stay for others. */
    boolean isDone(Removal it) {
        return isSharedByOthers(it)
                || it.identity()
                        .map(identity -> !credentials.isTrusted(identity, account(it)))
                        .orElse(true);
    }

    private Outcome<Removal> withdraw(Removal it, Identity identity) {
        return switch (credentials.withdraw(identity, account(it))) {
            case Trust.Granted() -> forget(it);
            case Trust.Denied(var reason) -> refused(reason);
            case Trust.Busy(var reason, var retryAfter) -> notYet(reason, retryAfter);
        };
    }

    private Outcome<Removal> forget(Removal it) {
        it.sharedAccount().ifPresent(name -> accounts.delete(account(it)));
        return done(it);
    }

    private boolean isSharedByOthers(Removal it) {
        return it.sharedAccount().isPresent()
                && clusters.in(it.cluster().namespace()).stream()
                        .filter(other -> !it.cluster().name().equals(other.metadata().getName()))
                        .anyMatch(other ->
                                it.sharedAccount().get().equals(other.spec().serviceAccountName()));
    }

    private static ServiceAccount account(Removal it) {
        return it.sharedAccount()
                .map(name -> new ServiceAccount(it.cluster().namespace(), name))
                .orElseGet(() -> ServiceAccount.of(it.cluster()));
    }
}
