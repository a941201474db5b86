package dev.pghaven.sandbox.apiserver.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Kubernetes' {@code v1 Status}: how the API server answers whatever it does not do. */
public record Status(int code, String reason, String message, Details details) {
    public static Status failure(int code, String reason, String message) {
        return new Status(code, reason, message, Details.NONE);
    }

    public Status about(Details what) {
        return new Status(code, reason, message, what);
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        json.put("status", code < 400 ? "Success" : "Failure");
        putText(json, "message", message);
        putText(json, "reason", reason);
        ObjectNode described = describe();
        if (!described.isEmpty()) {
            json.set("details", described);
        }
        return json.put("code", code);
    }

    private ObjectNode describe() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putText(json, "name", details.name());
        putText(json, "group", details.group());
        putText(json, "kind", details.kind());
        if (!details.causes().isEmpty()) {
            ArrayNode causes = json.putArray("causes");
            details.causes().forEach(cause -> describe(cause, causes.addObject()));
        }
        if (details.retryAfterSeconds() > 0) {
            json.put("retryAfterSeconds", details.retryAfterSeconds());
        }
        return json;
    }

    private static void describe(Cause cause, ObjectNode json) {
        putText(json, "reason", cause.reason());
        putText(json, "message", cause.message());
        putText(json, "field", cause.field());
    }

    private static void putText(ObjectNode json, String field, String text) {
        if (!text.isEmpty()) {
            json.put(field, text);
        }
    }
}
