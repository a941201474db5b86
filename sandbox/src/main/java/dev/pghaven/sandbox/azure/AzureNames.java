package dev.pghaven.sandbox.azure;

import dev.pghaven.sandbox.arm.Landscape;
import dev.pghaven.sandbox.entra.FederatedCredential;
import dev.pghaven.sandbox.entra.ManagedIdentity;
import dev.pghaven.sandbox.identity.ServiceAccount;
import dev.pghaven.sandbox.identity.ServiceAccountTokens;
import dev.pghaven.sandbox.network.HostPort;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who and what exists in the sandbox's Azure before pghaven comes, and by which names. */
public final class AzureNames {
    public static final UUID SUBSCRIPTION = UUID.fromString("00000000-0000-0000-0000-000000000001");
    public static final UUID TENANT = UUID.fromString("00000000-0000-0000-0000-000000000002");
    public static final String RESOURCE_GROUP = "rg-pghaven";
    public static final String AKS = "aks-pghaven";
    public static final String LOCATION = "westus3";

    public static final String MANAGEMENT_HOST = "management.sandbox.test";
    public static final String LOGIN_HOST = "login.sandbox.test";
    public static final String OIDC_HOST = "oidc.sandbox.test";

    public static final String STORAGE_ACCOUNT = "hacnpgpsapghaven";
    public static final String BLOB_HOST = STORAGE_ACCOUNT + ".blob.sandbox.test";
    public static final String CONTAINER = "backups";

    /** The name under which clients know Storage, when they ask Entra for a token. */
    public static final String STORAGE_AUDIENCE = "https://storage.azure.com";

    /** The provisioner's account in the cluster, and the identity that trusts it. */
    public static final ServiceAccount PROVISIONER =
            new ServiceAccount("pghaven-system", "provisioner");

    public static final ManagedIdentity PROVISIONER_IDENTITY = identity("mi-pghaven-provisioner");

    /** The identity of the PostgreSQL pods; whom it trusts is the provisioner's business. */
    public static final ManagedIdentity POD_IDENTITY = identity("mi-pghaven-workload");

    /** The backup service's account in the cluster, and the identity that trusts it. */
    public static final ServiceAccount BACKUP_SERVICE =
            new ServiceAccount("pghaven-system", "backup-service");

    public static final ManagedIdentity BACKUP_SERVICE_IDENTITY =
            identity("mi-pghaven-backup-service");

    /** The identity of restored copies, which may read blobs and no more. */
    public static final ManagedIdentity VERIFICATION_IDENTITY = identity("mi-pghaven-verification");

    private static final UUID CLUSTER = id(AKS);

    private AzureNames() {}

    public static String managementUrl(HostPort azure) {
        return url(MANAGEMENT_HOST, azure);
    }

    public static String authorityUrl(HostPort azure) {
        return url(LOGIN_HOST, azure);
    }

    /** With a slash at its end, as AKS has it. */
    public static String issuerUrl(HostPort azure) {
        return url(OIDC_HOST, azure) + "/" + TENANT + "/" + CLUSTER + "/";
    }

    public static String blobUrl(HostPort gateway) {
        return url(BLOB_HOST, gateway);
    }

    static Landscape landscape(HostPort azure) {
        return new Landscape(SUBSCRIPTION, TENANT, LOCATION, RESOURCE_GROUP, AKS, issuerUrl(azure));
    }

    /** The names under which clients know Resource Manager, when they ask Entra for a token. */
    static Set<String> managementAudiences(HostPort azure) {
        return Set.of(
                managementUrl(azure),
                "https://management.azure.com",
                "https://management.core.windows.net");
    }

    static FederatedCredential credential(ServiceAccount account, HostPort azure) {
        return new FederatedCredential(
                account.name(), issuerUrl(azure), account.subject(), ServiceAccountTokens.AZURE);
    }

    static List<ManagedIdentity> identities() {
        return List.of(
                PROVISIONER_IDENTITY, POD_IDENTITY, BACKUP_SERVICE_IDENTITY, VERIFICATION_IDENTITY);
    }

    /** Who may do everything in the resource group. */
    static Set<UUID> contributors() {
        return Set.of(PROVISIONER_IDENTITY.clientId(), BACKUP_SERVICE_IDENTITY.clientId());
    }

    private static String url(String host, HostPort azure) {
        return "https://" + host + ":" + azure.port();
    }

    private static ManagedIdentity identity(String name) {
        return new ManagedIdentity(
                RESOURCE_GROUP,
                name,
                LOCATION,
                Map.of(),
                id(name + "/client"),
                id(name + "/principal"));
    }

    /** Derived, so that a sandbox has the same ids after each start. */
    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("pghaven/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
