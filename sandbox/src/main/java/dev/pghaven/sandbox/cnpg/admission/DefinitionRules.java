package dev.pghaven.sandbox.cnpg.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a CustomResourceDefinition says of single fields, found at paths under {@code spec}. */
final class DefinitionRules {
    private static final String SPEC = "spec";
    private final JsonNode spec;
    private final List<FieldError> errors = new ArrayList<>();

    DefinitionRules(JsonNode object) {
        this.spec = object.path(SPEC);
    }

    List<FieldError> errors() {
        return errors;
    }

    DefinitionRules required(String... path) {
        if (isThere(parent(path)) && at(path).isMissingNode()) {
            errors.add(FieldError.required(field(path)));
        }
        return this;
    }

    DefinitionRules oneOf(List<String> values, String... path) {
        var value = at(path);
        if (value.isTextual() && !values.contains(value.asText())) {
            errors.add(FieldError.unsupported(field(path), value.asText(), values));
        }
        return this;
    }

    DefinitionRules notEmpty(String... path) {
        var value = at(path);
        if (value.isTextual() && value.asText().isEmpty()) {
            var why = field(path) + " in body should be at least 1 chars long";
            errors.add(FieldError.invalid(field(path), "", why));
        }
        return this;
    }

    DefinitionRules matching(Pattern pattern, String... path) {
        var value = at(path);
        if (value.isTextual() && !pattern.matcher(value.asText()).find()) {
            var why = field(path) + " in body should match '" + pattern + "'";
            errors.add(FieldError.invalid(field(path), value.asText(), why));
        }
        return this;
    }

    DefinitionRules absent(String why, String... path) {
        if (isThere(path)) {
            errors.add(FieldError.forbidden(field(path), why));
        }
        return this;
    }

    /** An object that is compared as a whole is shown by its type. */
    DefinitionRules unchanged(JsonNode before, String why, String... path) {
        if (!walk(before.path(SPEC), path).equals(at(path))) {
            errors.add(FieldError.invalid(field(path), "object", why));
        }
        return this;
    }

    private boolean isThere(String... path) {
        return !at(path).isMissingNode();
    }

    private JsonNode at(String... path) {
        return walk(spec, path);
    }

    private static JsonNode walk(JsonNode from, String... path) {
        var node = from;
        for (var name : path) {
            node = node.path(name);
        }
        return node;
    }

    private static String[] parent(String... path) {
        return List.of(path).subList(0, path.length - 1).toArray(String[]::new);
    }

    private static String field(String... path) {
        return path.length == 0 ? SPEC : SPEC + "." + String.join(".", path);
    }
}
