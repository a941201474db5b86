package dev.pghaven.sandbox.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.Schema;
import dev.pghaven.sandbox.apiserver.status.Refusals;

/** Merges a list of objects into another by their key, as strategic merge patch does. */
final class KeyedListPatch {
    private KeyedListPatch() {}

    static ArrayNode merge(ArrayNode target, ArrayNode change, String key, Schema item) {
        if (replacesAll(change)) {
            return plainItems(change);
        }
        for (JsonNode patch : change) {
            mergeItem(target, (ObjectNode) patch, key, item);
        }
        return target;
    }

    private static boolean replacesAll(ArrayNode change) {
        for (JsonNode item : change) {
            if (item.path("$patch").asText().equals("replace")) {
                return true;
            }
        }
        return false;
    }

    private static ArrayNode plainItems(ArrayNode change) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : change) {
            if (!item.has("$patch")) {
                items.add(item.deepCopy());
            }
        }
        return items;
    }

    private static void mergeItem(ArrayNode target, ObjectNode patch, String key, Schema item) {
        JsonNode value = patch.get(key);
        if (value == null) {
            throw Refusals.badRequest("an item does not contain the declared merge key: " + key);
        }
        int index = ListKeys.indexOf(target, key, value);
        if (patch.path("$patch").asText().equals("delete")) {
            removeAll(target, key, value);
        } else if (index < 0) {
            target.add(
                    StrategicMergePatch.mergeItem(
                            JsonNodeFactory.instance.objectNode(), patch, item));
        } else {
            ObjectNode present = (ObjectNode) target.get(index);
            target.set(index, StrategicMergePatch.mergeItem(present, patch, item));
        }
    }

    private static void removeAll(ArrayNode target, String key, JsonNode value) {
        for (int index = ListKeys.indexOf(target, key, value); index >= 0; ) {
            target.remove(index);
            index = ListKeys.indexOf(target, key, value);
        }
    }
}
