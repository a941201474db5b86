package dev.pghaven.contracts.documentation;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.Quantity;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
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
            Map.ofEntries(
                    Map.entry(String.class, "text"),
                    Map.entry(Boolean.class, "true or false"),
                    Map.entry(boolean.class, "true or false"),
                    Map.entry(Integer.class, "whole number"),
                    Map.entry(int.class, "whole number"),
                    Map.entry(Long.class, "whole number"),
                    Map.entry(long.class, "whole number"),
                    Map.entry(Duration.class, "ISO 8601 duration"),
                    Map.entry(Instant.class, "moment, ISO 8601 in UTC"),
                    Map.entry(LocalTime.class, "time of day"),
                    Map.entry(ZoneId.class, "IANA time zone"),
                    Map.entry(UUID.class, "UUID"),
                    Map.entry(ClusterRef.class, "`namespace/name`"),
                    Map.entry(Quantity.class, "Kubernetes quantity"));

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
