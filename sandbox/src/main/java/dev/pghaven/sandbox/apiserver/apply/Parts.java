package dev.pghaven.sandbox.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.MergeKey;
import dev.pghaven.sandbox.apiserver.kinds.Schema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a value that have owners of their own, by path element. A value without parts is a
 * leaf: a scalar, a list without keys, an atomic object.
 */
final class Parts {
    private Parts() {}

    static Optional<Map<String, Part>> of(Part part) {
        JsonNode value = part.value();
        return switch (part.schema()) {
            case Schema.Fields fields when value instanceof ObjectNode object ->
                    Optional.of(fields(object, fields));
            case Schema.KeyedList(var keys, var item) when value.isArray() ->
                    items(value, keys, item);
            case Schema.ValueSet _ when value.isArray() -> values(value);
            case Schema.Fields _, Schema.KeyedList _, Schema.ValueSet _, Schema.Atomic _ ->
                    Optional.empty();
        };
    }

    private static Map<String, Part> fields(ObjectNode object, Schema.Fields schema) {
        Map<String, Part> parts = new LinkedHashMap<>();
        object.properties()
                .forEach(field ->
                        parts.put(
                                PathElement.field(field.getKey()),
                                new Part(field.getValue(), schema.field(field.getKey()))));
        return parts;
    }

    /** A list in which an item lacks its key, or two have the same, can only be seen as a whole. */
    private static Optional<Map<String, Part>> items(
            JsonNode list, List<MergeKey> keys, Schema.Fields schema) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (JsonNode item : list) {
            Optional<String> element = keyOf(item, keys);
            if (element.isEmpty() || parts.put(element.get(), new Part(item, schema)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }

    private static Optional<String> keyOf(JsonNode item, List<MergeKey> keys) {
        Map<String, JsonNode> values = new HashMap<>();
        for (MergeKey key : keys) {
            JsonNode value = item.get(key.field());
            if (value != null) {
                values.put(key.field(), value);
            } else if (!key.fallback().isEmpty()) {
                values.put(key.field(), JsonNodeFactory.instance.textNode(key.fallback()));
            }
        }
        return values.isEmpty() || !item.has(keys.getFirst().field())
                ? Optional.empty()
                : Optional.of(PathElement.key(values));
    }

    private static Optional<Map<String, Part>> values(JsonNode list) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (JsonNode value : list) {
            if (parts.put(PathElement.value(value), new Part(value, new Schema.Atomic())) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }

    /** Puts parts together again to a value of the same form as {@code like}. */
    static JsonNode join(JsonNode like, Map<String, JsonNode> parts) {
        if (like.isArray()) {
            return JsonNodeFactory.instance.arrayNode().addAll(parts.values());
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        parts.forEach((element, value) -> object.set(PathElement.nameOf(element), value));
        return object;
    }
}
