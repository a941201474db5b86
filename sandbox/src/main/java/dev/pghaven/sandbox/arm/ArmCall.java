package dev.pghaven.sandbox.arm;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** A call of Resource Manager by somebody who may. */
record ArmCall(
        String method, Target target, Optional<JsonObject> body, Map<String, String> parameters) {

    JsonObject properties() {
        return body.map(it -> it.getJsonObject("properties")).orElseGet(JsonObject::new);
    }

    ArmAnswer methodNotAllowed() {
        return ArmAnswer.error(
                405,
                "HttpMethodNotAllowed",
                "The sandbox does not serve %s of %s.".formatted(method, target.type()));
    }
}
