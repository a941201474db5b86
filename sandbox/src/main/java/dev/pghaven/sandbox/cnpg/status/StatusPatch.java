package dev.pghaven.sandbox.cnpg.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** The part of a draft that differs from the status, as a merge patch. */
public final class StatusPatch {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusPatch() {}

    /** The resource version makes the API server refuse a patch of a status that moved on. */
    public static Optional<String> of(
            Object known, Map<String, Object> draft, String resourceVersion) {
        JsonNode status = known == null ? JSON.createObjectNode() : JSON.valueToTree(known);
        ObjectNode changes = JSON.createObjectNode();
        draft.forEach((field, value) -> {
            JsonNode wanted = JSON.valueToTree(value);
            if (!isMet(status.get(field), wanted)) {
                changes.set(field, wanted);
            }
        });
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode patch = JSON.createObjectNode();
        patch.putObject("metadata").put("resourceVersion", resourceVersion);
        patch.set("status", changes);
        return Optional.of(patch.toString());
    }

    /** A null asks for absence; objects may hold more than was asked. */
    private static boolean isMet(JsonNode known, JsonNode wanted) {
        if (wanted.isNull()) {
            return known == null || known.isNull();
        }
        if (known == null || !wanted.isObject()) {
            return wanted.equals(known);
        }
        for (var field : wanted.properties()) {
            if (!isMet(known.get(field.getKey()), field.getValue())) {
                return false;
            }
        }
        return true;
    }
}
