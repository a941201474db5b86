package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.entra.Directory;
import dev.pghaven.sandbox.entra.FederatedCredential;
import dev.pghaven.sandbox.entra.ManagedIdentity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** The federated credentials of user assigned identities. */
record CredentialResources(Landscape landscape, Directory directory) {

    ArmAnswer list(ArmCall call, Target.Credentials target) {
        if (!call.method().equals("GET")) {
            return call.methodNotAllowed();
        }
        return on(
                target.of(),
                identity -> {
                    var items = new JsonArray();
                    directory.credentials(identity).forEach(it -> items.add(body(identity, it)));
                    return ArmAnswer.ok(new JsonObject().put("value", items));
                });
    }

    ArmAnswer handle(ArmCall call, Target.Credential target) {
        return on(
                target.of(),
                identity ->
                        switch (call.method()) {
                            case "GET" -> get(identity, target.name());
                            case "PUT" -> put(identity, target.name(), call.properties());
                            case "DELETE" -> delete(identity, target.name());
                            default -> call.methodNotAllowed();
                        });
    }

    private ArmAnswer on(Target.Identity target, Function<ManagedIdentity, ArmAnswer> action) {
        return directory
                .identity(target.resourceGroup(), target.name())
                .map(action)
                .orElseGet(() -> IdentityResources.notFound(target));
    }

    private ArmAnswer get(ManagedIdentity identity, String name) {
        return directory
                .credential(identity, name)
                .map(it -> ArmAnswer.ok(body(identity, it)))
                .orElseGet(() ->
                        ArmAnswer.error(
                                404,
                                "NotFound",
                                "The identity '%s' has no federated credential '%s'."
                                        .formatted(identity.name(), name)));
    }

    private ArmAnswer put(ManagedIdentity identity, String name, JsonObject wish) {
        var others =
                directory.credentials(identity).stream()
                        .filter(it -> !it.name().equalsIgnoreCase(name))
                        .toList();
        return FederatedCredentialRules.violated(name, wish, others)
                .orElseGet(() -> write(identity, credential(name, wish)));
    }

    private ArmAnswer write(ManagedIdentity identity, FederatedCredential credential) {
        boolean existed = directory.credential(identity, credential.name()).isPresent();
        directory.putCredential(identity, credential);
        var body = body(identity, credential);
        return existed ? ArmAnswer.ok(body) : ArmAnswer.created(body);
    }

    private ArmAnswer delete(ManagedIdentity identity, String name) {
        return ArmAnswer.empty(directory.removeCredential(identity, name) ? 200 : 204);
    }

    private static FederatedCredential credential(String name, JsonObject wish) {
        return new FederatedCredential(
                name,
                wish.getString("issuer"),
                wish.getString("subject"),
                wish.getJsonArray("audiences").getString(0));
    }

    private JsonObject body(ManagedIdentity identity, FederatedCredential credential) {
        var parent =
                ResourceIds.resource(
                        landscape.subscription(),
                        identity.resourceGroup(),
                        Target.IDENTITIES,
                        identity.name());
        var properties =
                new JsonObject()
                        .put("issuer", credential.issuer())
                        .put("subject", credential.subject())
                        .put("audiences", new JsonArray().add(credential.audience()));
        return new JsonObject()
                .put("id", parent + "/federatedIdentityCredentials/" + credential.name())
                .put("name", credential.name())
                .put("type", Target.CREDENTIALS)
                .put("properties", properties);
    }
}
