package dev.pghaven.sandbox.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON merge patch, RFC 7386: null takes a field away, a list replaces a list. */
public final class MergePatch {
    private MergePatch() {}

    /** The target with the patch in it; neither argument is changed. */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        ObjectNode result =
                target instanceof ObjectNode present
                        ? present.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        changes.properties().forEach(e -> applyField(result, e.getKey(), e.getValue()));
        return result;
    }

    private static void applyField(ObjectNode result, String name, JsonNode change) {
        if (change.isNull()) {
            result.remove(name);
        } else {
            result.set(name, apply(result.path(name), change));
        }
    }
}
