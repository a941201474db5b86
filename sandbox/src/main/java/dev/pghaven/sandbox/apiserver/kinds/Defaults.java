package dev.pghaven.sandbox.apiserver.kinds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Fills in what an object leaves out. In a template an object is descended into where the object
 * has it, {@code {"$default": value}} is set where it is absent, {@code {"$copy": "field"}} takes
 * the value of the field beside it, and the one item of a list is meant for every item.
 */
public final class Defaults {
    static final ObjectNode NONE = JsonNodeFactory.instance.objectNode();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Defaults() {}

    static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("defaults are not JSON: " + json, e);
        }
    }

    public static void fill(JsonNode object, JsonNode template) {
        if (object instanceof ObjectNode fields && template.isObject()) {
            template.properties().stream()
                    .filter(field -> !field.getKey().startsWith("$"))
                    .forEach(field -> fillField(fields, field.getKey(), field.getValue()));
        } else if (object.isArray() && template.isArray()) {
            object.forEach(item -> fill(item, template.get(0)));
        }
    }

    private static void fillField(ObjectNode fields, String name, JsonNode template) {
        JsonNode present = fields.get(name);
        if (present == null || present.isNull()) {
            setAbsent(fields, name, template);
        }
        if (fields.has(name)) {
            fill(fields.get(name), template);
        }
    }

    private static void setAbsent(ObjectNode fields, String name, JsonNode template) {
        if (template.has("$default")) {
            fields.set(name, template.get("$default").deepCopy());
        } else if (template.has("$copy")) {
            JsonNode other = fields.get(template.get("$copy").asText());
            if (other != null) {
                fields.set(name, other);
            }
        } else if (template.isValueNode()) {
            fields.set(name, template);
        }
    }
}
