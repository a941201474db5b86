package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.publicips.AzureError;
import dev.pghaven.sandbox.publicips.PublicIp;
import dev.pghaven.sandbox.publicips.PublicIpName;
import dev.pghaven.sandbox.publicips.PublicIps;
import dev.pghaven.sandbox.publicips.Removal;
import dev.pghaven.sandbox.publicips.Stored;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Public IP addresses: all are static, of IPv4 and of the SKU Standard. */
record PublicIpResources(Landscape landscape, PublicIps publicIps) {

    ArmAnswer handle(ArmCall call, Target.OnePublicIp target) {
        var name = new PublicIpName(groupOf(target), target.name().name());
        return switch (call.method()) {
            case "GET" -> get(name);
            case "PUT" -> put(call, name);
            case "PATCH" -> tag(call, name);
            case "DELETE" -> delete(name);
            default -> call.methodNotAllowed();
        };
    }

    ArmAnswer list(ArmCall call, Target.PublicIpsOfGroup target) {
        return list(call, it -> it.name().resourceGroup().equalsIgnoreCase(target.resourceGroup()));
    }

    ArmAnswer list(ArmCall call) {
        return list(call, it -> true);
    }

    ArmAnswer availability(ArmCall call) {
        var label = call.parameters().get("domainNameLabel");
        if (label == null) {
            return ArmAnswer.badRequest("The query parameter 'domainNameLabel' is missing.");
        }
        var free = publicIps.all().stream().noneMatch(it -> it.label().equals(Optional.of(label)));
        return ArmAnswer.ok(new JsonObject().put("available", free));
    }

    private ArmAnswer list(ArmCall call, Predicate<PublicIp> which) {
        if (!call.method().equals("GET")) {
            return call.methodNotAllowed();
        }
        var items = new JsonArray();
        publicIps.all().stream().filter(which).map(this::body).forEach(items::add);
        return ArmAnswer.ok(new JsonObject().put("value", items));
    }

    private ArmAnswer get(PublicIpName name) {
        return publicIps
                .find(name)
                .map(it -> ArmAnswer.ok(body(it)))
                .orElseGet(() -> missing(name));
    }

    private ArmAnswer put(ArmCall call, PublicIpName name) {
        var wish = call.body().orElseGet(JsonObject::new);
        var violation = PublicIpWish.violation(wish);
        if (violation.isPresent()) {
            return refused(violation.get());
        }
        int status = publicIps.find(name).isPresent() ? 200 : 201;
        var tags = Tags.of(wish);
        var label = PublicIpWish.label(wish);
        return change(name, it -> it.withTags(tags).withLabel(label), status);
    }

    private ArmAnswer tag(ArmCall call, PublicIpName name) {
        var tags = Tags.of(call.body().orElseGet(JsonObject::new));
        return publicIps
                .find(name)
                .map(it -> change(name, now -> now.withTags(tags), 200))
                .orElseGet(() -> missing(name));
    }

    private ArmAnswer change(PublicIpName name, UnaryOperator<PublicIp> change, int status) {
        return switch (publicIps.put(name, change)) {
            case Stored.As(PublicIp it) -> new ArmAnswer(status, Optional.of(body(it)));
            case Stored.Refused(AzureError error) -> refused(error);
        };
    }

    private ArmAnswer delete(PublicIpName name) {
        return switch (publicIps.remove(name)) {
            case Removal.Done done -> ArmAnswer.empty(200);
            case Removal.NotThere notThere -> ArmAnswer.empty(204);
            case Removal.Refused(AzureError error) -> refused(error);
        };
    }

    private static ArmAnswer refused(AzureError error) {
        return ArmAnswer.error(400, error.code(), error.message());
    }

    private static ArmAnswer missing(PublicIpName name) {
        return ArmAnswer.error(
                404,
                "ResourceNotFound",
                "The Resource '%s/%s' under resource group '%s' was not found."
                        .formatted(Target.PUBLIC_IPS, name.name(), name.resourceGroup()));
    }

    /** In answers a group is written as it was when it was made. */
    private String groupOf(Target.OnePublicIp target) {
        return landscape.resourceGroup(target.resourceGroup()).orElse(target.resourceGroup());
    }

    private JsonObject body(PublicIp publicIp) {
        return new JsonObject()
                .put("id", publicIps.id(publicIp.name()))
                .put("name", publicIp.name().name())
                .put("type", Target.PUBLIC_IPS)
                .put("location", publicIp.location())
                .put("tags", JsonObject.mapFrom(publicIp.tags()))
                .put("sku", new JsonObject().put("name", "Standard").put("tier", "Regional"))
                .put("zones", new JsonArray().add("1").add("2").add("3"))
                .put("properties", properties(publicIp));
    }

    private static JsonObject properties(PublicIp publicIp) {
        var properties =
                new JsonObject()
                        .put("provisioningState", "Succeeded")
                        .put("ipAddress", publicIp.address())
                        .put("publicIPAddressVersion", "IPv4")
                        .put("publicIPAllocationMethod", "Static")
                        .put("idleTimeoutInMinutes", 4);
        publicIp.label()
                .ifPresent(label ->
                        properties.put(
                                "dnsSettings",
                                new JsonObject()
                                        .put("domainNameLabel", label)
                                        .put("fqdn", publicIp.fqdn().orElseThrow())));
        publicIp.allocatedTo()
                .ifPresent(id -> properties.put("ipConfiguration", new JsonObject().put("id", id)));
        return properties;
    }
}
