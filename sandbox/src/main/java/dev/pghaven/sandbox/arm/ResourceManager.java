package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.entra.Directory;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Leads a call to the resource that it is about. */
final class ResourceManager {
    private final Landscape landscape;
    private final IdentityResources identities;
    private final CredentialResources credentials;
    private final ClusterResource cluster;
    private final PublicIpResources publicIps;
    private final ScaleSetResources scaleSets;

    ResourceManager(Landscape landscape, Directory directory, Inventory inventory) {
        this.landscape = landscape;
        this.identities = new IdentityResources(landscape, directory);
        this.credentials = new CredentialResources(landscape, directory);
        this.cluster = new ClusterResource(landscape);
        this.publicIps = new PublicIpResources(landscape, inventory.publicIps());
        this.scaleSets = new ScaleSetResources(landscape, inventory.scaleSets());
    }

    ArmAnswer handle(ArmCall call) {
        return missingScope(call.target()).orElseGet(() -> dispatch(call));
    }

    private ArmAnswer dispatch(ArmCall call) {
        return switch (call.target()) {
            case Target.ResourceGroup group -> resourceGroup(call, group);
            case Target.Identity identity -> identities.handle(call, identity);
            case Target.Credentials all -> credentials.list(call, all);
            case Target.Credential credential -> credentials.handle(call, credential);
            case Target.ManagedCluster managed -> cluster.handle(call, managed);
            case Target.AllPublicIps all -> publicIps.list(call);
            case Target.PublicIpsOfGroup group -> publicIps.list(call, group);
            case Target.OnePublicIp publicIp -> publicIps.handle(call, publicIp);
            case Target.DnsName name -> publicIps.availability(call);
            case Target.Compute compute -> scaleSets.handle(call, compute);
            case Target.ComputeOperation operation -> scaleSets.operation(call, operation);
        };
    }

    private Optional<ArmAnswer> missingScope(Target target) {
        if (!target.subscription().equals(landscape.subscription())) {
            var message = "The subscription '" + target.subscription() + "' could not be found.";
            return Optional.of(ArmAnswer.error(404, "SubscriptionNotFound", message));
        }
        if (target instanceof Target.Grouped grouped
                && landscape.resourceGroup(grouped.resourceGroup()).isEmpty()) {
            var message = "Resource group '" + grouped.resourceGroup() + "' could not be found.";
            return Optional.of(ArmAnswer.error(404, "ResourceGroupNotFound", message));
        }
        return Optional.empty();
    }

    private ArmAnswer resourceGroup(ArmCall call, Target.ResourceGroup target) {
        var name = landscape.resourceGroup(target.resourceGroup()).orElseThrow();
        return switch (call.method()) {
            case "GET" -> ArmAnswer.ok(resourceGroupBody(name));
            case "HEAD" -> ArmAnswer.empty(204);
            default -> call.methodNotAllowed();
        };
    }

    private JsonObject resourceGroupBody(String name) {
        return new JsonObject()
                .put("id", ResourceIds.group(landscape.subscription(), name))
                .put("name", name)
                .put("type", Target.RESOURCE_GROUPS)
                .put("location", landscape.location())
                .put("properties", new JsonObject().put("provisioningState", "Succeeded"));
    }
}
