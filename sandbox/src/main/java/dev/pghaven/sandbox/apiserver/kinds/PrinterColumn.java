package dev.pghaven.sandbox.apiserver.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** A column that {@code kubectl get} shows; those of priority 1 show with {@code -o wide} only. */
public record PrinterColumn(
        String name, String type, int priority, Function<JsonNode, Object> cell) {
    /** A cell read at a path such as {@code /status/phase}. */
    static PrinterColumn at(String name, String type, String pointer) {
        return new PrinterColumn(name, type, 0, object -> valueAt(object, pointer));
    }

    static PrinterColumn of(String name, String type, Function<JsonNode, Object> cell) {
        return new PrinterColumn(name, type, 0, cell);
    }

    PrinterColumn wide() {
        return new PrinterColumn(name, type, 1, cell);
    }

    private static Object valueAt(JsonNode object, String pointer) {
        JsonNode value = object.at(pointer);
        return value.isIntegralNumber() ? (Object) value.asLong() : value.asText("");
    }
}
