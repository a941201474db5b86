package dev.pghaven.sandbox.apiserver.select;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** One term of a label selector. An absent label satisfies {@code !=} and {@code notin}. */
sealed interface Requirement {
    String key();

    record In(String key, Set<String> values) implements Requirement {}

    record NotIn(String key, Set<String> values) implements Requirement {}

    record Exists(String key) implements Requirement {}

    record Absent(String key) implements Requirement {}

    default boolean matches(JsonNode labels) {
        JsonNode value = labels.get(key());
        return switch (this) {
            case In(_, var values) -> value != null && values.contains(value.asText());
            case NotIn(_, var values) -> value == null || !values.contains(value.asText());
            case Exists _ -> value != null;
            case Absent _ -> value == null;
        };
    }
}
