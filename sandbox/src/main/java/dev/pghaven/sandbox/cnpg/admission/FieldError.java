package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.apiserver.status.Cause;
import java.util.List;
import java.util.stream.Collectors;

/** One wrong field, in the three words that Kubernetes has for it. */
record FieldError(String reason, String field, String message) {

    static FieldError invalid(String field, Object value, String why) {
        var shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
        return new FieldError("FieldValueInvalid", field, "Invalid value: " + shown + ": " + why);
    }

    static FieldError required(String field, String why) {
        return new FieldError("FieldValueRequired", field, "Required value: " + why);
    }

    static FieldError duplicate(String field, String value) {
        return new FieldError("FieldValueDuplicate", field, "Duplicate value: \"" + value + "\"");
    }

    Cause cause() {
        return new Cause(reason, message, field);
    }

    static String message(String cluster, List<FieldError> errors) {
        var all =
                errors.stream()
                        .map(error -> error.field() + ": " + error.message())
                        .collect(Collectors.joining(", "));
        var list = errors.size() == 1 ? all : "[" + all + "]";
        return "Cluster.cluster.cnpg.io \"" + cluster + "\" is invalid: " + list;
    }
}
