package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.apiserver.status.Cause;
import java.util.List;
import java.util.stream.Collectors;

/** One wrong field, in the words that Kubernetes has for it. */
record FieldError(String reason, String field, String message) {

    static FieldError invalid(String field, Object value, String why) {
        var shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
        return new FieldError("FieldValueInvalid", field, "Invalid value: " + shown + ": " + why);
    }

    static FieldError required(String field, String why) {
        return new FieldError("FieldValueRequired", field, "Required value: " + why);
    }

    /** As the API server itself says it, without a reason. */
    static FieldError required(String field) {
        return new FieldError("FieldValueRequired", field, "Required value");
    }

    static FieldError duplicate(String field, String value) {
        return new FieldError("FieldValueDuplicate", field, "Duplicate value: \"" + value + "\"");
    }

    static FieldError forbidden(String field, String why) {
        return new FieldError("FieldValueForbidden", field, "Forbidden: " + why);
    }

    static FieldError unsupported(String field, String value, List<String> supported) {
        var quoted =
                supported.stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(", "));
        return new FieldError(
                "FieldValueNotSupported",
                field,
                "Unsupported value: \"" + value + "\": supported values: " + quoted);
    }

    Cause cause() {
        return new Cause(reason, message, field);
    }

    /** {@code kind} as the webhook or the API server names it: kind, dot, group. */
    static String message(String kind, String name, List<FieldError> errors) {
        var all =
                errors.stream()
                        .map(error -> error.field() + ": " + error.message())
                        .collect(Collectors.joining(", "));
        var list = errors.size() == 1 ? all : "[" + all + "]";
        return kind + " \"" + name + "\" is invalid: " + list;
    }
}
