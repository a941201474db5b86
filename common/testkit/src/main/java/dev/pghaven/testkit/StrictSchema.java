package dev.pghaven.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A structural schema as JSON Schema that also refuses the fields it does not name. */
final class StrictSchema {
    private static final List<String> BEYOND_JSON_SCHEMA =
            List.of(
                    "x-kubernetes-validations",
                    "x-kubernetes-list-type",
                    "x-kubernetes-list-map-keys",
                    "x-kubernetes-map-type",
                    "x-kubernetes-int-or-string",
                    "x-kubernetes-preserve-unknown-fields",
                    "x-kubernetes-embedded-resource");

    private StrictSchema() {}

    static ObjectNode of(ObjectNode definition) {
        var strict = definition.deepCopy();
        close(strict);
        // The API server has its own schema for metadata; a definition only says that it is there.
        var metadata = strict.withObject("/properties/metadata");
        metadata.removeAll();
        metadata.put("type", "object");
        return strict;
    }

    private static void close(ObjectNode schema) {
        if (isClosed(schema)) {
            schema.put("additionalProperties", false);
        }
        // Rules of the API server that JSON Schema does not know, and a validator would warn of.
        schema.remove(BEYOND_JSON_SCHEMA);
        schema.path("properties").forEach(StrictSchema::closeIfSchema);
        closeIfSchema(schema.path("additionalProperties"));
        closeIfSchema(schema.path("items"));
    }

    private static void closeIfSchema(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            close(schema);
        }
    }

    private static boolean isClosed(ObjectNode schema) {
        return schema.path("type").asText().equals("object")
                && !schema.has("additionalProperties")
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                && !schema.path("x-kubernetes-embedded-resource").asBoolean();
    }
}
