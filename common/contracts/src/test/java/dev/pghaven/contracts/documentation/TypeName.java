package dev.pghaven.contracts.documentation;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.Quantity;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Java's types in the words of JSON. */
final class TypeName {
    private static final Map<Class<?>, String> WORDS =
            Map.of(
                    String.class, "text",
                    Boolean.class, "true or false",
                    Integer.class, "whole number",
                    int.class, "whole number",
                    Long.class, "whole number",
                    Duration.class, "ISO 8601 duration",
                    UUID.class, "UUID",
                    ClusterRef.class, "`namespace/name`",
                    Quantity.class, "Kubernetes quantity");

    private TypeName() {}

    static String of(RecordComponent component) {
        return of(component.getGenericType());
    }

    /** The records that a type is made of: itself, or what it holds. */
    static Optional<Class<?>> recordIn(Type type) {
        if (type instanceof ParameterizedType generic) {
            return recordIn(generic.getActualTypeArguments()[0]);
        }
        return Optional.<Class<?>>of((Class<?>) type)
                .filter(Class::isRecord)
                .filter(it -> !WORDS.containsKey(it));
    }

    private static String of(Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return "list of " + of(arguments[0]) + (arguments[0] == String.class ? "s" : "");
            }
            return generic.getRawType() == Map.class
                    ? "object of " + of(arguments[1]) + "s"
                    : of(arguments[0]);
        }
        return of((Class<?>) type);
    }

    private static String of(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> "`" + Json.toNode(constant).asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        return WORDS.containsKey(type)
                ? WORDS.get(type)
                : "[%s](#%s)"
                        .formatted(
                                type.getSimpleName(),
                                type.getSimpleName().toLowerCase(Locale.ROOT));
    }
}
