package dev.pghaven.contracts.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.spec.Required;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares JSON with the record that it is meant for. Keeps what fits, so that it can be read and
 * checked further, and names what does not: a mapper alone would stop at the first.
 */
final class Shape {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<Violation> violations = new ArrayList<>();

    List<Violation> violations() {
        return violations;
    }

    Optional<JsonNode> fitting(JsonNode value, Type type, Path path) {
        if (type instanceof ParameterizedType generic) {
            return fittingGeneric(value, generic, path);
        }
        var plain = (Class<?>) type;
        return plain.isRecord() && !Scalar.isText(plain)
                ? fittingRecord(value, plain, path)
                : fittingScalar(value, plain, path);
    }

    private Optional<JsonNode> fittingGeneric(JsonNode value, ParameterizedType type, Path path) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return fitting(value, arguments[0], path);
        }
        return type.getRawType() == Map.class
                ? fittingMap(value, arguments[1], path)
                : fittingList(value, arguments[0], path);
    }

    private Optional<JsonNode> fittingRecord(JsonNode value, Class<?> type, Path path) {
        if (!value.isObject()) {
            return refuse(path, "must be an object");
        }
        var components = type.getRecordComponents();
        var known =
                Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
        value.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name)) {
                        refuse(path.field(name), "is not a known field");
                    }
                });
        var kept = NODES.objectNode();
        for (var component : components) {
            fittingComponent(value, component, path)
                    .ifPresent(child -> kept.set(component.getName(), child));
        }
        return Optional.of(kept);
    }

    private Optional<JsonNode> fittingComponent(
            JsonNode record, RecordComponent component, Path path) {
        var child = record.path(component.getName());
        var childPath = path.field(component.getName());
        if (child.isMissingNode() || child.isNull()) {
            return component.isAnnotationPresent(Required.class)
                    ? refuse(childPath, "is missing")
                    : Optional.empty();
        }
        return fitting(child, component.getGenericType(), childPath);
    }

    private Optional<JsonNode> fittingList(JsonNode value, Type type, Path path) {
        if (!value.isArray()) {
            return refuse(path, "must be a list");
        }
        var kept = NODES.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            fitting(value.get(i), type, path.index(i)).ifPresent(kept::add);
        }
        return Optional.of(kept);
    }

    private Optional<JsonNode> fittingMap(JsonNode value, Type type, Path path) {
        if (!value.isObject()) {
            return refuse(path, "must be an object");
        }
        var kept = NODES.objectNode();
        for (var entry : value.properties()) {
            fitting(entry.getValue(), type, path.field(entry.getKey()))
                    .ifPresent(child -> kept.set(entry.getKey(), child));
        }
        return Optional.of(kept);
    }

    private Optional<JsonNode> fittingScalar(JsonNode value, Class<?> type, Path path) {
        return Scalar.fault(value, type)
                .map(fault -> refuse(path, fault))
                .orElseGet(() -> Optional.of(value));
    }

    private Optional<JsonNode> refuse(Path path, String rule) {
        violations.add(new Violation(path.text(), rule));
        return Optional.empty();
    }
}
