package dev.pghaven.sandbox;

import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.entra.ManagedIdentity;
import dev.pghaven.sandbox.identity.ProjectedTokens;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.store.OperationStore;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/** Where everything listens and lies, for the launcher, tests and people. */
record Endpoints(
        Network network, Layout layout, Cloud cloud, OperationStore store, boolean hasBlobs) {

    JsonObject json() {
        var json = always();
        return hasBlobs ? json.put("blobs", blobs()) : json;
    }

    private JsonObject always() {
        return new JsonObject()
                .put("network", network.toString())
                .put("clients", network.clients().toString())
                .put("probers", probers())
                .put("apiServer", apiServer())
                .put("kafka", new JsonObject().put("bootstrapServers", network.kafka().toString()))
                .put("store", storeJson())
                .put("azure", azure())
                .put("control", new JsonObject().put("url", "http://" + network.control()))
                .put("files", files())
                .put(
                        "kubernetesTokenFile",
                        text(cloud.projectedTokens().of(AzureNames.PROVISIONER).kubernetes()));
    }

    /** What the exposure service and the probers that it asks have in common. */
    private JsonObject probers() {
        return new JsonObject().put("tokenFile", text(layout.proberToken()));
    }

    private JsonObject apiServer() {
        return new JsonObject()
                .put("url", "https://" + network.apiServer())
                .put("caFile", text(cloud.pki().caFile()))
                .put("kubeconfig", text(layout.kubeconfig()))
                .put("adminTokenFile", text(layout.adminToken()));
    }

    private JsonObject storeJson() {
        return new JsonObject()
                .put("jdbcUrl", store.jdbcUrl())
                .put("host", network.store().host())
                .put("port", network.store().port())
                .put("database", OperationStore.DATABASE)
                .put("user", OperationStore.ROLE)
                .put("passwordFile", text(store.passwordFile()));
    }

    private JsonObject azure() {
        return new JsonObject()
                .put("resourceManagerUrl", AzureNames.managementUrl(network.azure()))
                .put("authorityHost", AzureNames.authorityUrl(network.azure()))
                .put("tenantId", AzureNames.TENANT.toString())
                .put("subscriptionId", AzureNames.SUBSCRIPTION.toString())
                .put("resourceGroup", AzureNames.RESOURCE_GROUP)
                .put("aksName", AzureNames.AKS)
                .put("region", AzureNames.LOCATION)
                .put("podIdentity", identity(AzureNames.POD_IDENTITY))
                .put("verificationIdentity", identity(AzureNames.VERIFICATION_IDENTITY))
                .put(
                        "provisioner",
                        login(
                                AzureNames.PROVISIONER_IDENTITY,
                                cloud.projectedTokens().of(AzureNames.PROVISIONER)))
                .put(
                        "backupService",
                        login(
                                AzureNames.BACKUP_SERVICE_IDENTITY,
                                cloud.projectedTokens().of(AzureNames.BACKUP_SERVICE)))
                .put(
                        "exposureService",
                        login(
                                AzureNames.EXPOSURE_SERVICE_IDENTITY,
                                cloud.projectedTokens().of(AzureNames.EXPOSURE_SERVICE)))
                .put(
                        "failoverService",
                        login(
                                AzureNames.FAILOVER_SERVICE_IDENTITY,
                                cloud.projectedTokens().of(AzureNames.FAILOVER_SERVICE)))
                .put("publicIp", publicIp());
    }

    private JsonObject publicIp() {
        return new JsonObject()
                .put("name", AzureNames.PUBLIC_IP)
                .put("resourceGroup", AzureNames.landscape(network.azure()).nodeResourceGroup());
    }

    private JsonObject blobs() {
        var account = AzureNames.blobUrl(network.blobGateway());
        return new JsonObject()
                .put("url", account)
                .put("container", AzureNames.CONTAINER)
                .put("destinationPath", account + "/" + AzureNames.CONTAINER);
    }

    private static JsonObject identity(ManagedIdentity identity) {
        return new JsonObject()
                .put("name", identity.name())
                .put("resourceGroup", identity.resourceGroup())
                .put("clientId", identity.clientId().toString());
    }

    /** As what a service logs in, and the file of its token. */
    private static JsonObject login(ManagedIdentity identity, ProjectedTokens.Files tokens) {
        return identity(identity)
                .put("tokenFile", text(tokens.azure()))
                .put("kubernetesTokenFile", text(tokens.kubernetes()));
    }

    private JsonObject files() {
        return new JsonObject()
                .put("hosts", text(layout.hosts()))
                .put("securityProperties", text(layout.securityProperties()))
                .put("trustStore", text(cloud.pki().trustStore()))
                .put("caFile", text(cloud.pki().caFile()));
    }

    private static String text(Path file) {
        return file.toString();
    }
}
