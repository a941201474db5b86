package dev.pghaven.sandbox.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.Schema;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import java.util.HashSet;
import java.util.Set;

/**
 * Kubernetes' strategic merge patch: a merge patch in which lists with keys merge item by item, and
 * which knows the directives {@code $patch}, {@code $retainKeys}, {@code $deleteFromPrimitiveList}
 * and {@code $setElementOrder}.
 */
public final class StrategicMergePatch {
    private static final String DIRECTIVE = "$patch";
    private static final String RETAIN = "$retainKeys";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";

    private StrategicMergePatch() {}

    /** The target with the patch in it; neither argument is changed. */
    public static ObjectNode apply(ObjectNode target, ObjectNode patch, Schema schema) {
        return merge(target.deepCopy(), patch, schema);
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch, Schema schema) {
        switch (patch.path(DIRECTIVE).asText("merge")) {
            case "merge" -> {}
            case "replace" -> {
                return withoutDirectives(patch);
            }
            case "delete" -> {
                return JsonNodeFactory.instance.objectNode();
            }
            default ->
                    throw Refusals.badRequest(
                            "unrecognized patch directive: " + patch.get(DIRECTIVE).asText());
        }
        retainKeys(target, patch);
        patch.properties().forEach(e -> mergeField(target, e.getKey(), e.getValue(), schema));
        patch.properties().forEach(e -> sortField(target, e.getKey(), e.getValue(), schema));
        return target;
    }

    private static void retainKeys(ObjectNode target, ObjectNode patch) {
        if (patch.has(RETAIN)) {
            Set<String> retained = new HashSet<>();
            patch.get(RETAIN).forEach(name -> retained.add(name.asText()));
            target.retain(retained);
        }
    }

    private static void mergeField(ObjectNode target, String name, JsonNode change, Schema schema) {
        if (name.startsWith(DELETE_FROM)) {
            deleteValues(target.path(name.substring(DELETE_FROM.length())), change);
        } else if (name.startsWith("$")) {
            return;
        } else if (change.isNull()) {
            target.remove(name);
        } else {
            setMerged(target, name, change, schema.field(name));
        }
    }

    private static void setMerged(ObjectNode target, String name, JsonNode change, Schema schema) {
        if (change instanceof ObjectNode fields) {
            ObjectNode present =
                    target.get(name) instanceof ObjectNode object
                            ? object
                            : JsonNodeFactory.instance.objectNode();
            boolean deleted = fields.path(DIRECTIVE).asText().equals("delete");
            target.set(name, deleted ? null : merge(present, fields, schema));
            if (deleted) {
                target.remove(name);
            }
        } else if (change instanceof ArrayNode items) {
            target.set(name, mergeList(target.path(name), items, schema));
        } else {
            target.set(name, change);
        }
    }

    private static ArrayNode mergeList(JsonNode target, ArrayNode change, Schema schema) {
        return switch (schema) {
            case Schema.KeyedList(var keys, var item) ->
                    KeyedListPatch.merge(listOf(target), change, keys.getFirst().field(), item);
            case Schema.ValueSet _ -> addValues(listOf(target), change);
            case Schema.Fields _, Schema.Atomic _ -> change.deepCopy();
        };
    }

    private static ArrayNode listOf(JsonNode node) {
        return node instanceof ArrayNode list ? list : JsonNodeFactory.instance.arrayNode();
    }

    private static ArrayNode addValues(ArrayNode target, ArrayNode change) {
        change.forEach(value -> {
            if (ListKeys.indexOf(target, value) < 0) {
                target.add(value);
            }
        });
        return target;
    }

    private static void deleteValues(JsonNode target, JsonNode doomed) {
        if (target instanceof ArrayNode list) {
            doomed.forEach(value -> {
                int index = ListKeys.indexOf(list, value);
                if (index >= 0) {
                    list.remove(index);
                }
            });
        }
    }

    private static void sortField(ObjectNode target, String name, JsonNode order, Schema schema) {
        if (!name.startsWith(ORDER)) {
            return;
        }
        String field = name.substring(ORDER.length());
        if (target.get(field) instanceof ArrayNode list && order instanceof ArrayNode wanted) {
            target.set(field, ElementOrder.sort(list, wanted, schema.field(field)));
        }
    }

    static ObjectNode mergeItem(ObjectNode target, ObjectNode patch, Schema schema) {
        return merge(target, patch, schema);
    }

    static ObjectNode withoutDirectives(ObjectNode patch) {
        ObjectNode plain = patch.deepCopy();
        plain.remove(DIRECTIVE);
        plain.remove(RETAIN);
        return plain;
    }
}
