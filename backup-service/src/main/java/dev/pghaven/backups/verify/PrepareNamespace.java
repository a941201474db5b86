package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.azure.FederatedCredentials;
import dev.pghaven.azure.FederatedCredentials.Trust;
import dev.pghaven.azure.Identity;
import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.ServiceAccount;
import dev.pghaven.kubernetes.ServiceAccounts;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;

/** A place for the copy: its namespace, its identity, and what it needs before it begins. */
@ApplicationScoped
class PrepareNamespace {
    private final VerificationNamespaces namespaces;
    private final FederatedCredentials credentials;
    private final ServiceAccounts accounts;
    private final VerificationIdentity identity;
    private final CopyBelongings belongings;
    private final VerificationConfiguration config;
    private final BackupsConfiguration backups;

    PrepareNamespace(
            VerificationNamespaces namespaces,
            FederatedCredentials credentials,
            ServiceAccounts accounts,
            VerificationIdentity identity,
            CopyBelongings belongings,
            VerificationConfiguration config,
            BackupsConfiguration backups) {
        this.namespaces = namespaces;
        this.credentials = credentials;
        this.accounts = accounts;
        this.identity = identity;
        this.belongings = belongings;
        this.config = config;
        this.backups = backups;
    }

    Outcome<Verifying> prepare(Verifying it) {
        var name = config.namespace();
        return switch (namespaces.ensure(name)) {
            case READY -> trust(it, identity.resource().orElseThrow());
            case TERMINATING ->
                    notYet("namespace " + name + " is being deleted", backups.pollInterval());
            case FOREIGN ->
                    refused("namespace %s exists and is not managed by pghaven".formatted(name));
        };
    }

    private Outcome<Verifying> trust(Verifying it, Identity resource) {
        var shared = it.origin().sharedAccount();
        var copy = Copy.of(it.operation(), config.namespace());
        var account = shared ? identity.shared() : ServiceAccount.of(copy.ref());
        return switch (credentials.grant(resource, account)) {
            case Trust.Granted() -> assume(it, copy, shared, credentials.clientIdOf(resource));
            case Trust.Denied(var reason) -> refused(reason);
            case Trust.Busy(var reason, var retryAfter) -> notYet(reason, retryAfter);
        };
    }

    private Outcome<Verifying> assume(Verifying it, Copy copy, boolean shared, String clientId) {
        var applied =
                shared ? accounts.ensure(identity.shared(), clientId) : new Applied.Accepted();
        return switch (applied) {
            case Applied.Accepted() -> equip(it.from(it.origin().trustedAs(clientId)), copy);
            case Applied.Rejected(var reason) -> refused(reason);
        };
    }

    private Outcome<Verifying> equip(Verifying it, Copy copy) {
        return switch (belongings.make(copy, it.origin())) {
            case Applied.Accepted() -> done(it);
            case Applied.Rejected(var reason) -> refused(reason);
        };
    }

    /** Whether the archive is read by the plugin. */
    static boolean byPlugin(Source source) {
        return source.archive().method() == BackupMethod.PLUGIN;
    }
}
