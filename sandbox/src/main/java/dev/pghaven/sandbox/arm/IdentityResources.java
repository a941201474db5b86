package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.entra.Directory;
import dev.pghaven.sandbox.entra.ManagedIdentity;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** User assigned identities. */
record IdentityResources(Landscape landscape, Directory directory) {

    ArmAnswer handle(ArmCall call, Target.Identity target) {
        return switch (call.method()) {
            case "GET" -> get(target);
            case "PUT" -> put(call, target);
            default -> call.methodNotAllowed();
        };
    }

    static ArmAnswer notFound(Target.Identity target) {
        return ArmAnswer.error(
                404,
                "ResourceNotFound",
                "The Resource '%s/%s' under resource group '%s' was not found."
                        .formatted(Target.IDENTITIES, target.name(), target.resourceGroup()));
    }

    private ArmAnswer get(Target.Identity target) {
        return known(target).map(it -> ArmAnswer.ok(body(it))).orElseGet(() -> notFound(target));
    }

    private ArmAnswer put(ArmCall call, Target.Identity target) {
        var wish = call.body().orElseGet(JsonObject::new);
        var before = known(target);
        var tags = Tags.of(wish);
        var after =
                before.map(it -> it.withTags(tags))
                        .orElseGet(() -> newIdentity(target, wish.getString("location"), tags));
        directory.put(after);
        return before.isPresent() ? ArmAnswer.ok(body(after)) : ArmAnswer.created(body(after));
    }

    private Optional<ManagedIdentity> known(Target.Identity target) {
        return directory.identity(target.resourceGroup(), target.name());
    }

    private ManagedIdentity newIdentity(
            Target.Identity target, String location, Map<String, String> tags) {
        return new ManagedIdentity(
                target.resourceGroup(),
                target.name(),
                location == null ? landscape.location() : location,
                tags,
                UUID.randomUUID(),
                UUID.randomUUID());
    }

    private JsonObject body(ManagedIdentity identity) {
        var id =
                ResourceIds.resource(
                        landscape.subscription(),
                        identity.resourceGroup(),
                        Target.IDENTITIES,
                        identity.name());
        var properties =
                new JsonObject()
                        .put("tenantId", landscape.tenant().toString())
                        .put("clientId", identity.clientId().toString())
                        .put("principalId", identity.principalId().toString());
        return new JsonObject()
                .put("id", id)
                .put("name", identity.name())
                .put("type", Target.IDENTITIES)
                .put("location", identity.location())
                .put("tags", new JsonObject(Map.copyOf(identity.tags())))
                .put("properties", properties);
    }
}
