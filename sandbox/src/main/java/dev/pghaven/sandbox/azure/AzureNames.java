package dev.pghaven.sandbox.azure;

import dev.pghaven.sandbox.arm.Landscape;
import dev.pghaven.sandbox.arm.Role;
import dev.pghaven.sandbox.entra.FederatedCredential;
import dev.pghaven.sandbox.entra.ManagedIdentity;
import dev.pghaven.sandbox.identity.ServiceAccount;
import dev.pghaven.sandbox.identity.ServiceAccountTokens;
import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.publicips.PublicIpName;
import dev.pghaven.sandbox.publicips.PublicIps;
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

    /** One that has nothing to do with the cluster. */
    public static final String OTHER_RESOURCE_GROUP = "rg-elsewhere";

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

    /** The exposure service's account in the cluster, and the identity that trusts it. */
    public static final ServiceAccount EXPOSURE_SERVICE =
            new ServiceAccount("pghaven-system", "exposure-service");

    public static final ManagedIdentity EXPOSURE_SERVICE_IDENTITY =
            identity("mi-pghaven-exposure-service");

    /** The failover service's account in the cluster, and the identity that trusts it. */
    public static final ServiceAccount FAILOVER_SERVICE =
            new ServiceAccount("pghaven-system", "failover-service");

    public static final ManagedIdentity FAILOVER_SERVICE_IDENTITY =
            identity("mi-pghaven-failover-service");

    /** The accounts of pghaven's services. */
    public static final List<ServiceAccount> SERVICES =
            List.of(PROVISIONER, BACKUP_SERVICE, EXPOSURE_SERVICE, FAILOVER_SERVICE);

    /** The public IP that the how-to has made before it begins. */
    public static final String PUBLIC_IP = "pip-pghaven";

    /** One in the resource group that has nothing to do with the cluster. */
    public static final String OTHER_PUBLIC_IP = "pip-elsewhere";

    /** One that is in use already, by what is no load balancer. */
    public static final String OCCUPIED_PUBLIC_IP = "pip-occupied";

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

    public static Landscape landscape(HostPort azure) {
        return new Landscape(
                SUBSCRIPTION,
                TENANT,
                LOCATION,
                RESOURCE_GROUP,
                OTHER_RESOURCE_GROUP,
                AKS,
                issuerUrl(azure));
    }

    /** The public IPs that there are when the sandbox starts. */
    public static PublicIps publicIps(Network network) {
        var nodeGroup = landscape(network.azure()).nodeResourceGroup();
        var publicIps = new PublicIps(SUBSCRIPTION.toString(), LOCATION, network.publicIps());
        var occupied = new PublicIpName(nodeGroup, OCCUPIED_PUBLIC_IP);
        for (var name :
                List.of(
                        new PublicIpName(nodeGroup, PUBLIC_IP),
                        new PublicIpName(OTHER_RESOURCE_GROUP, OTHER_PUBLIC_IP),
                        occupied)) {
            publicIps.put(name, it -> it);
        }
        publicIps.allocate(
                occupied,
                "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Network/natGateways/natgw"
                        .formatted(SUBSCRIPTION, nodeGroup));
        return publicIps;
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
                PROVISIONER_IDENTITY,
                POD_IDENTITY,
                BACKUP_SERVICE_IDENTITY,
                EXPOSURE_SERVICE_IDENTITY,
                FAILOVER_SERVICE_IDENTITY,
                VERIFICATION_IDENTITY);
    }

    /** Who may do what in the subscription. */
    static Map<UUID, Role> roles() {
        return Map.of(
                PROVISIONER_IDENTITY.clientId(), Role.CONTRIBUTOR,
                BACKUP_SERVICE_IDENTITY.clientId(), Role.CONTRIBUTOR,
                EXPOSURE_SERVICE_IDENTITY.clientId(), Role.NETWORK_READER,
                FAILOVER_SERVICE_IDENTITY.clientId(), Role.MACHINE_OPERATOR);
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
