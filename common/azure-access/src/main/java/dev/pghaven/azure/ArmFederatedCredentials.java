package dev.pghaven.azure;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.msi.fluent.FederatedIdentityCredentialsClient;
import com.azure.resourcemanager.msi.fluent.models.FederatedIdentityCredentialInner;
import dev.pghaven.kubernetes.ServiceAccount;
import dev.pghaven.operations.store.SerialWrites;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Federated credentials of user assigned identities, written through ARM. */
@ApplicationScoped
class ArmFederatedCredentials implements FederatedCredentials {
    /** Entra exchanges tokens for this audience only. */
    private static final String AUDIENCE = "api://AzureADTokenExchange";

    private static final Duration ANOTHERS_WRITE = Duration.ofSeconds(1);

    private final Arm arm;
    private final ArmAksCluster aks;
    private final SerialWrites writes;

    ArmFederatedCredentials(Arm arm, ArmAksCluster aks, DataSource store) {
        this.arm = arm;
        this.aks = aks;
        this.writes = new SerialWrites(store);
    }

    @Override
    public String clientIdOf(Identity identity) {
        return attempt(
                "read identity " + identity.name(),
                () ->
                        arm.identities(identity.subscription())
                                .serviceClient()
                                .getUserAssignedIdentities()
                                .getByResourceGroup(identity.resourceGroup(), identity.name())
                                .clientId()
                                .toString());
    }

    @Override
    public Trust grant(Identity identity, ServiceAccount account) {
        return writes.unlessBusy(nameOf(identity), () -> grantNow(identity, account))
                .orElseGet(() -> busy(identity));
    }

    @Override
    public Trust withdraw(Identity identity, ServiceAccount account) {
        return writes.unlessBusy(nameOf(identity), () -> withdrawNow(identity, account))
                .orElseGet(() -> busy(identity));
    }

    private Trust grantNow(Identity identity, ServiceAccount account) {
        var existing = credentialsOf(identity);
        if (existing.stream().anyMatch(it -> trusts(it, account))) {
            return new Trust.Granted();
        }
        if (existing.stream().anyMatch(it -> standsInTheWay(it, account))) {
            return new Trust.Denied(taken(identity, account));
        }
        if (existing.size() >= LIMIT) {
            return new Trust.Denied(full(identity));
        }
        return ArmAnswer.of("create " + account.credentialName(), () -> create(identity, account));
    }

    private Trust withdrawNow(Identity identity, ServiceAccount account) {
        var ours = credentialsOf(identity).stream().filter(it -> isOurs(it, account)).findFirst();
        return ours.isEmpty()
                ? new Trust.Granted()
                : ArmAnswer.of(
                        "delete " + account.credentialName(), () -> delete(identity, account));
    }

    @Override
    public boolean isTrusted(Identity identity, ServiceAccount account) {
        return credentialsOf(identity).stream().anyMatch(it -> isOurs(it, account));
    }

    private void create(Identity identity, ServiceAccount account) {
        client(identity)
                .createOrUpdate(
                        identity.resourceGroup(),
                        identity.name(),
                        account.credentialName(),
                        new FederatedIdentityCredentialInner()
                                .withIssuer(aks.issuer())
                                .withSubject(account.subject())
                                .withAudiences(List.of(AUDIENCE)));
    }

    private void delete(Identity identity, ServiceAccount account) {
        client(identity)
                .delete(identity.resourceGroup(), identity.name(), account.credentialName());
    }

    private List<FederatedIdentityCredentialInner> credentialsOf(Identity identity) {
        return attempt(
                "list the federated credentials of identity " + identity.name(),
                () ->
                        client(identity).list(identity.resourceGroup(), identity.name()).stream()
                                .toList());
    }

    private FederatedIdentityCredentialsClient client(Identity identity) {
        return arm.identities(identity.subscription())
                .serviceClient()
                .getFederatedIdentityCredentials();
    }

    private boolean trusts(FederatedIdentityCredentialInner it, ServiceAccount account) {
        return isFor(it, account) && it.audiences() != null && it.audiences().contains(AUDIENCE);
    }

    private boolean isFor(FederatedIdentityCredentialInner it, ServiceAccount account) {
        return aks.issuer().equals(it.issuer()) && account.subject().equals(it.subject());
    }

    /** Azure allows each name once, and each pair of issuer and subject. */
    private boolean standsInTheWay(FederatedIdentityCredentialInner it, ServiceAccount account) {
        return account.credentialName().equals(it.name()) || isFor(it, account);
    }

    private boolean isOurs(FederatedIdentityCredentialInner it, ServiceAccount account) {
        return account.credentialName().equals(it.name()) && trusts(it, account);
    }

    private static <T> T attempt(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (ManagementException e) {
            throw new IllegalStateException("could not " + what + ": " + e.getMessage(), e);
        }
    }

    /** ARM tells no upper from lower case. */
    private static String nameOf(Identity identity) {
        return identity.toString().toLowerCase(Locale.ROOT);
    }

    private static Trust busy(Identity identity) {
        return new Trust.Busy(
                "another operation writes to identity " + identity.name(), ANOTHERS_WRITE);
    }

    private static String taken(Identity identity, ServiceAccount account) {
        return "identity %s already has a federated credential named %s, or one for %s, with another issuer, subject or audience"
                .formatted(identity.name(), account.credentialName(), account.subject());
    }

    private static String full(Identity identity) {
        return "identity %s already has %d federated credentials, and Azure allows no more; use"
                        .formatted(identity.name(), LIMIT)
                + " another identity, or a shared service account (workloadIdentity.serviceAccountName)";
    }
}
