package dev.pghaven.sandbox.arm;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A status and, mostly, a body; {@code followed} is what goes on after it. */
record ArmAnswer(int status, Optional<JsonObject> body, Optional<LongRunning> followed) {

    ArmAnswer(int status, Optional<JsonObject> body) {
        this(status, body, Optional.empty());
    }

    static ArmAnswer accepted(LongRunning operation) {
        return new ArmAnswer(202, Optional.empty(), Optional.of(operation));
    }

    static ArmAnswer ok(JsonObject body) {
        return new ArmAnswer(200, Optional.of(body));
    }

    static ArmAnswer created(JsonObject body) {
        return new ArmAnswer(201, Optional.of(body));
    }

    static ArmAnswer empty(int status) {
        return new ArmAnswer(status, Optional.empty());
    }

    static ArmAnswer error(int status, String code, String message) {
        return new ArmAnswer(status, Optional.of(errorBody(code, message)));
    }

    static ArmAnswer badRequest(String message) {
        return error(400, "BadRequest", message);
    }

    /** Every error of Resource Manager comes in this envelope. */
    static JsonObject errorBody(String code, String message) {
        var error = new JsonObject().put("code", code).put("message", message);
        return new JsonObject().put("error", error);
    }
}
