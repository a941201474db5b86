package dev.pghaven.contracts.reading;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules for JSON values that have no parts. */
final class Scalar {
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
            Json.read(value, type);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(rule(type, e));
        }
    }

    private static String rule(Class<?> type, IllegalArgumentException failure) {
        if (type.isEnum()) {
            return "must be one of " + namesOf(type);
        }
        if (type == Duration.class) {
            return "must be an ISO 8601 duration such as PT30S";
        }
        var reason = failure.getCause().getCause();
        return reason == null ? "must be a valid " + type.getSimpleName() : reason.getMessage();
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
