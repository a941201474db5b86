package dev.pghaven.contracts.reading;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules for JSON values that have no parts. */
final class Scalar {
    private static final Map<Class<?>, String> WORDS =
            Map.of(
                    Duration.class, "must be an ISO 8601 duration such as PT30S",
                    Instant.class, "must be a moment such as 2026-11-22T04:15:00Z",
                    LocalTime.class, "must be a time of day such as 18:30");

    private Scalar() {}

    /** Whether a record is written as one text, such as {@code namespace/name}. */
    static boolean isText(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    static Optional<String> fault(JsonNode value, Class<?> type) {
        if (type == String.class) {
            return unless(value.isTextual(), "must be a text");
        }
        if (type == Boolean.class) {
            return unless(value.isBoolean(), "must be true or false");
        }
        if (type == Integer.class) {
            var fits = value.isIntegralNumber() && value.canConvertToInt();
            return unless(fits, "must be a whole number");
        }
        if (type == Long.class) {
            var fits = value.isIntegralNumber() && value.canConvertToLong();
            return unless(fits, "must be a whole number");
        }
        return value.isTextual() ? faultOfText(value, type) : Optional.of("must be a text");
    }

    private static Optional<String> faultOfText(JsonNode value, Class<?> type) {
        try {
            // An empty text is no value to the mapper, and none of ours to us.
            return unless(Json.read(value, type) != null, ruleOf(type));
        } catch (IllegalArgumentException e) {
            return Optional.of(rule(type, e));
        }
    }

    private static String rule(Class<?> type, IllegalArgumentException failure) {
        var reason = failure.getCause().getCause();
        return reason == null || hasWords(type) ? ruleOf(type) : reason.getMessage();
    }

    private static boolean hasWords(Class<?> type) {
        return type.isEnum() || WORDS.containsKey(type);
    }

    private static String ruleOf(Class<?> type) {
        return type.isEnum()
                ? "must be one of " + namesOf(type)
                : WORDS.getOrDefault(type, "must be a valid " + type.getSimpleName());
    }

    private static String namesOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Json.toNode(constant).asText())
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> unless(boolean holds, String rule) {
        return holds ? Optional.empty() : Optional.of(rule);
    }
}
